import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../kernel/clock.js';
import type { FieldError } from '../kernel/errors.js';
import { Csrf } from './csrf.js';
import { Flashes, type Flash } from './flash.js';
import { problemOf } from './to-problem.js';
import { ViewEngine } from './views/view-engine.js';

/** What a layout shows around every page: who is signed in, the navigation. */
export type LayoutFrame = (request: FastifyRequest) => object | Promise<object>;

/** A form as it is drawn again when it is refused; `model` may load what the page needs besides. */
export interface FormPage {
  readonly view: string;
  readonly layout: string;
  readonly model: object | (() => object | Promise<object>);
}

/** Draws pages: adds to each model the time, the forms' token, the flash and the frame of its layout. */
@Injectable()
export class Pages {
  private readonly frames = new Map<string, LayoutFrame>();

  constructor(
    private readonly views: ViewEngine,
    private readonly clock: Clock,
    private readonly csrf: Csrf,
    private readonly flashes: Flashes,
  ) {}

  /** Registers what a layout shows around its pages; called once by the module that owns the layout. */
  frameWith(layout: string, frame: LayoutFrame): void {
    this.frames.set(layout, frame);
  }

  /** The page as HTML, for the handler to return. Without a layout it is a fragment, for htmx. Never kept by caches. */
  async render(
    request: FastifyRequest,
    reply: FastifyReply,
    view: string,
    model: object,
    layout?: string,
  ): Promise<string> {
    const frame = layout === undefined ? undefined : await this.frames.get(layout)?.(request);
    if (reply.statusCode < 400) void reply.status(200);
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    const around = {
      now: this.clock.now(),
      csrfToken: this.csrf.tokenFor(request, reply),
      flash: layout === undefined ? null : this.flashes.take(request, reply),
      query: request.query,
      errors: [],
    };
    return this.views.render(view, { ...around, ...frame, ...model }, layout);
  }

  /** Sends the browser on with a GET; the flash, if any, shows on the page it comes to. */
  redirect(request: FastifyRequest, reply: FastifyReply, path: string, flash?: Flash): void {
    if (flash !== undefined) this.flashes.leave(request, reply, flash);
    void reply.status(303).header('location', path);
  }

  /**
   * Handles a form: `work` does what it asks and gives the path to go on to. A refusal draws the form again, with `errors`
   * and, as `form`, what was typed. What is no refusal is thrown on.
   */
  submit(
    request: FastifyRequest,
    reply: FastifyReply,
    page: FormPage,
    work: () => Promise<string | { readonly path: string; readonly flash: Flash }>,
  ): Promise<string | undefined> {
    return this.attempt(request, reply, page, async () => {
      const next = await work();
      if (typeof next === 'string') this.redirect(request, reply, next);
      else this.redirect(request, reply, next.path, next.flash);
      return undefined;
    });
  }

  /** Like `submit`, for forms whose answer is a page itself, such as a secret that is shown once. */
  async attempt<Answer>(
    request: FastifyRequest,
    reply: FastifyReply,
    page: FormPage,
    work: () => Promise<Answer>,
  ): Promise<Answer | string> {
    try {
      return await work();
    } catch (thrown) {
      const known = problemOf(thrown);
      if (known === null || known.problem.status === 404) throw thrown;
      const { status, errors, code, detail } = known.problem;
      void reply.status(status).headers(known.headers);
      const general: FieldError[] = [{ field: '', code, message: detail }];
      const model = typeof page.model === 'function' ? await page.model() : page.model;
      const refused = { ...model, form: request.body ?? {}, errors: errors ?? general };
      return this.render(request, reply, page.view, refused, page.layout);
    }
  }
}
