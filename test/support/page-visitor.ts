/** What came back for a page. */
export interface VisitedPage {
  readonly status: number;
  readonly html: string;
  /** Where a redirect leads; null without one. */
  readonly location: string | null;
  readonly headers: Headers;
}

export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** A person with a browser, as far as forms and cookies go: keeps cookies, reads the token of the page it is on, sends forms with it. Redirects are not followed by themselves. */
export class PageVisitor {
  readonly cookies = new Map<string, string>();
  private token: string | null = null;

  constructor(
    private readonly url: string,
    private readonly userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  ) {}

  async open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<VisitedPage> {
    return this.request(path, { headers });
  }

  /** Sends a form with the token of the page last opened, or with the one given (`null`: without). */
  async submit(path: string, fields: FormFields, token: string | null = this.token): Promise<VisitedPage> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, String(one));
    if (token !== null) body.append('_csrf', token);
    return this.request(path, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin', referer: this.url + path },
    });
  }

  /** Opens the page with the form, then sends it there. */
  async fillIn(path: string, fields: FormFields): Promise<VisitedPage> {
    await this.open(path);
    return this.submit(path, fields);
  }

  async request(path: string, init: RequestInit): Promise<VisitedPage> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    headers.set('user-agent', this.userAgent);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(new URL(path, this.url), { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) this.keep(set);
    const html = await response.text();
    this.token = /name="csrf-token" content="([^"]+)"/.exec(html)?.[1] ?? this.token;
    return {
      status: response.status,
      html,
      location: response.headers.get('location'),
      headers: response.headers,
    };
  }

  private keep(setCookie: string): void {
    const [pair = ''] = setCookie.split(';');
    const [name = '', value = ''] = pair.split('=', 2);
    if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(setCookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
