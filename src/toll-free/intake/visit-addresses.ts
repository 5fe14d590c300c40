import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NameService } from '../../integrations/name-service/name-service.js';
import { newStorageKey } from '../../integrations/storage/storage-key.js';
import { FileStorage } from '../../integrations/storage/storage.js';
import { type FetchedPage, WebFetch, WebFetchError } from '../../integrations/web-fetch/web-fetch.js';
import { readPage } from './read-page.js';
import { type SubmittedAddress, toUrl } from './submitted-addresses.js';
import type { Visit, VisitFailure } from './visit.js';

/** A visit with what was kept of it. */
export interface KeptVisit extends Visit {
  readonly snapshot: Snapshot | null;
}

export interface Snapshot {
  readonly finalUrl: string;
  readonly status: number;
  readonly contentType: string;
  readonly size: number;
  /** Null when the bytes could not be put away; the page was seen all the same. */
  readonly kept: { readonly storageKey: string; readonly sha256: Buffer } | null;
}

/** Visits every address of a submission at the same time, and keeps what it saw as evidence. Never throws for what a page does. */
@Injectable()
export class VisitAddresses {
  constructor(
    private readonly web: WebFetch,
    private readonly names: NameService,
    private readonly storage: FileStorage,
  ) {}

  /** @param enough ends every visit that is still under way; it then failed as `timed_out` */
  async visit(addresses: readonly SubmittedAddress[], enough: AbortSignal): Promise<readonly KeptVisit[]> {
    const fetches = new Map<string, Promise<FetchedPage>>();
    return Promise.all(
      addresses.map(async ({ field, address }): Promise<KeptVisit> => {
        const url = toUrl(address);
        // The same page given for two things is asked for once.
        const fetching = fetches.get(url) ?? this.web.fetch(url, enough);
        fetches.set(url, fetching);
        try {
          const fetched = await fetching;
          const snapshot = await this.keep(fetched);
          return { field, address, page: readPage(fetched), failure: null, snapshot };
        } catch (error) {
          if (!(error instanceof WebFetchError)) throw error;
          return { field, address, page: null, failure: await this.failureOf(error), snapshot: null };
        }
      }),
    );
  }

  /** Removes what was kept for an intake that somebody else has ended meanwhile. */
  async forget(visits: readonly KeptVisit[]): Promise<void> {
    const keys = visits.flatMap(({ snapshot }) => snapshot?.kept?.storageKey ?? []);
    await Promise.allSettled(keys.map((key) => this.storage.delete(key)));
  }

  private async keep({ url, status, contentType, body }: FetchedPage): Promise<Snapshot> {
    const storageKey = newStorageKey();
    const seen = { finalUrl: url, status, contentType, size: body.length };
    try {
      await this.storage.put(storageKey, body, contentType || 'application/octet-stream');
    } catch {
      return { ...seen, kept: null };
    }
    return { ...seen, kept: { storageKey, sha256: createHash('sha256').update(body).digest() } };
  }

  /** An address that nobody answers at is the customer's matter only where names can be looked up at all. */
  private async failureOf({ code, cause }: WebFetchError): Promise<VisitFailure> {
    if (code !== 'unreachable') return code;
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (reason === 'EAI_AGAIN' || reason === 'ENETUNREACH' || reason === 'EHOSTUNREACH') return 'names_down';
    if (reason === 'ENOTFOUND' && !(await this.names.isUp())) return 'names_down';
    return 'unreachable';
  }
}
