import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Csrf } from './csrf.js';
import { SessionCookies } from './session-cookie.js';
import type { Tone } from './views/words.js';

/** What just happened, said once on the next page, with a way back where there is one. */
export interface Flash {
  readonly text: string;
  readonly tone?: Tone;
  readonly undo?: { readonly action: string; readonly label?: string; readonly until?: string };
}

const COOKIE = 'gatehouse_flash';
const LASTS_SECONDS = 60;

/** Carries a flash over the redirect in a cookie that only this browser's session could have signed. */
@Injectable()
export class Flashes {
  constructor(
    private readonly cookies: SessionCookies,
    private readonly csrf: Csrf,
  ) {}

  leave(request: FastifyRequest, reply: FastifyReply, flash: Flash): void {
    const text = Buffer.from(JSON.stringify(flash)).toString('base64url');
    const signature = this.csrf.sign(request, reply, COOKIE, text);
    this.cookies.set(request, reply, COOKIE, `${text}.${signature}`, LASTS_SECONDS);
  }

  /** The flash that was left for this page, once. */
  take(request: FastifyRequest, reply: FastifyReply): Flash | null {
    const cookie = this.cookies.read(request, COOKIE);
    if (cookie === null) return null;
    this.cookies.clear(request, reply, COOKIE);
    const [text = '', signature = ''] = cookie.split('.');
    if (!this.csrf.isSigned(request, COOKIE, text, signature)) return null;
    const flash: Flash = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')); // signed, so it is as we made it
    return flash;
  }
}
