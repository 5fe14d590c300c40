import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Pages } from '../http/pages.js';
import { abilityOf } from './ability.js';
import { deskNav, personalNav } from './desk-nav.js';
import type { AuthenticatedRequest } from './principal.js';

/** What stands around every page of the desk: the navigation of what this person may see, and who he is. */
@Injectable()
export class DeskFrame implements OnModuleInit {
  constructor(
    private readonly pages: Pages,
    private readonly adapterHost: HttpAdapterHost<FastifyAdapter>,
  ) {}

  onModuleInit(): void {
    this.pages.frameWith('desk', (request) => this.around(request));
  }

  private around(request: FastifyRequest): object {
    const { principal } = request as AuthenticatedRequest; // the guard puts it there
    if (principal?.kind !== 'staff') return { nav: [], person: null };
    const ability = abilityOf(principal);
    const path = request.url.split('?', 1)[0] ?? '/';
    const exists = (href: string): boolean => this.hasPage(href);
    return {
      nav: deskNav(ability, path, exists),
      person: {
        name: principal.staff.name,
        role: principal.staff.roles.map((role) => role.replace('_', ' ')).join(', '),
      },
      personLinks: personalNav(ability, path, exists),
      signOutHref: '/sign-out',
    };
  }

  private hasPage(url: string): boolean {
    return this.adapterHost.httpAdapter.getInstance().hasRoute({ method: 'GET', url });
  }
}
