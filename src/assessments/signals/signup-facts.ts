import type { NumberFacts } from '../../integrations/number-lookup/number-lookup.js';
import { readNumber } from '../../integrations/number-lookup/numbering-plans.js';
import type { Plan, Service } from '../../kernel/words.js';
import { companySkeletonWords } from './company-words.js';
import { emailDomain } from './email-address.js';
import { websiteHost } from './website-domain.js';

/** What the platform tells about a new customer, as far as signals look at it. Countries are ISO 3166 codes, the phone is E.164. */
export interface SignupFacts {
  readonly email: string;
  readonly plan: Plan;
  readonly companyName: string;
  readonly companyCountry: string;
  readonly website?: string | undefined;
  readonly registrationNumber?: string | undefined;
  readonly phone?: string | undefined;
  /** What a lookup said about the phone; without it the published numbering plans are asked. */
  readonly phoneFacts?: NumberFacts | undefined;
  readonly ip?: string | undefined;
  readonly ipCountry?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly useCase?: string | undefined;
  readonly services: readonly Service[];
  readonly payment?: PaymentFacts | undefined;
}

export interface PaymentFacts {
  readonly fingerprint?: string | undefined;
  readonly bin?: string | undefined;
  readonly country?: string | undefined;
  /** The payment provider's own flag. */
  readonly flagged?: boolean | undefined;
}

/** A signup with what several signals derive from it, each worked out once and only when asked for. */
export class Signup {
  private numberRead?: NumberFacts | null;
  private wordsRead?: readonly string[];
  private hostRead?: string | null;
  private mailDomainRead?: string;

  constructor(readonly facts: SignupFacts) {}

  /** The domain of the e-mail address, ASCII. */
  get emailDomain(): string {
    this.mailDomainRead ??= emailDomain(this.facts.email);
    return this.mailDomainRead;
  }

  /** The website as given, or null when there is none. */
  get website(): string | null {
    return this.facts.website?.trim() || null;
  }

  /** The host of the website, or null when none can be read from it. */
  get websiteHost(): string | null {
    if (this.hostRead === undefined) this.hostRead = this.website === null ? null : websiteHost(this.website);
    return this.hostRead;
  }

  /** What is known about the phone, or null when none was given. */
  get number(): NumberFacts | null {
    const { phone, phoneFacts } = this.facts;
    this.numberRead ??= phoneFacts ?? (phone ? readNumber(phone) : null);
    return this.numberRead;
  }

  /** The company's name as skeleton words, without legal forms. */
  get companyWords(): readonly string[] {
    this.wordsRead ??= companySkeletonWords(this.facts.companyName);
    return this.wordsRead;
  }
}
