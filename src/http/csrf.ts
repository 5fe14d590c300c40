import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newSecret } from '../kernel/ids.js';
import { SessionCookies, sessionKindOf } from './session-cookie.js';

const VISIT_COOKIE = 'gatehouse_visit';
const SALT_BYTES = 9;

/**
 * Proof that a form comes from a page that we drew for this very browser: a salted HMAC under the browser's own session token
 * (or, before anybody is signed in, under a random visit cookie). Only the browser that holds the cookie can have been
 * given it, and a form opened under one session is worth nothing under the next.
 */
@Injectable()
export class Csrf {
  constructor(private readonly cookies: SessionCookies) {}

  /** The token for the forms of a page. Starts a visit when the browser has no cookie yet. */
  tokenFor(request: FastifyRequest, reply: FastifyReply): string {
    const salt = randomBytes(SALT_BYTES);
    return Buffer.concat([salt, macOf(this.bindingFor(request, reply), 'form', salt)]).toString('base64url');
  }

  isValid(request: FastifyRequest, token: string): boolean {
    const binding = this.bindingOf(request);
    const bytes = Buffer.from(token, 'base64url');
    if (binding === null || bytes.length !== SALT_BYTES + 32) return false;
    return timingSafeEqual(bytes.subarray(SALT_BYTES), macOf(binding, 'form', bytes.subarray(0, SALT_BYTES)));
  }

  /** Signs a short text that this browser is to bring back, such as a flash message. */
  sign(request: FastifyRequest, reply: FastifyReply, purpose: string, text: string): string {
    return macOf(this.bindingFor(request, reply), purpose, Buffer.from(text)).toString('base64url');
  }

  isSigned(request: FastifyRequest, purpose: string, text: string, signature: string): boolean {
    const binding = this.bindingOf(request);
    if (binding === null) return false;
    const expected = macOf(binding, purpose, Buffer.from(text));
    const given = Buffer.from(signature, 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private bindingOf(request: FastifyRequest): string | null {
    const kind = sessionKindOf(request) ?? 'staff';
    return this.cookies.session(request, kind) ?? this.cookies.read(request, VISIT_COOKIE);
  }

  private bindingFor(request: FastifyRequest, reply: FastifyReply): string {
    const known = this.bindingOf(request);
    if (known !== null) return known;
    const visit = newSecret();
    this.cookies.set(request, reply, VISIT_COOKIE, visit);
    return visit;
  }
}

function macOf(binding: string, purpose: string, content: Buffer): Buffer {
  return createHmac('sha256', binding).update(`${purpose}\n`).update(content).digest();
}
