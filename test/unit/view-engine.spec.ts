import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Assets } from '../../src/http/views/assets.js';
import { componentsPageModel } from '../../src/http/views/components-page.js';
import { packageRoot, VIEWS_DIR } from '../../src/http/views/package-root.js';
import { WORDS } from '../../src/http/views/words.js';
import { ViewEngine } from '../../src/http/views/view-engine.js';

const NOW = new Date('2025-11-21T09:41:00Z');

describe('the view engine', () => {
  let dir = '';

  function write(name: string, text: string): void {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'views-'));
  });

  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  it('renders a view inside a layout, which sees the same model', () => {
    write('layouts/desk.hbs', '<title>{{title}}</title>{{body}}');
    write('queue.hbs', '<p>{{title}}</p>');

    expect(new ViewEngine(dir).render('queue', { title: 'A & B' }, 'desk')).toBe(
      '<title>A &amp; B</title><p>A &amp; B</p>',
    );
  });

  it('refuses an unknown view and an unknown layout', () => {
    write('queue.hbs', 'x');
    const engine = new ViewEngine(dir);

    expect(() => engine.render('nope', {})).toThrow('There is no view nope');
    expect(() => engine.render('queue', {}, 'nope')).toThrow('There is no view layouts/nope');
  });

  it('throws when a printed field is missing and names the template', () => {
    write('a/b.hbs', '<p>{{name}}</p>');

    expect(() => new ViewEngine(dir).render('a/b', {})).toThrow('a/b.hbs: "name" not defined');
  });

  it('lets a missing field be asked about, handed on and printed by opt', () => {
    write('partials/badge.hbs', '[{{#if word}}{{word}}{{/if}}]');
    write(
      'x.hbs',
      '{{#if name}}y{{else}}n{{/if}}{{#each list}}z{{/each}}{{> badge word=name}}{{opt name}}{{or name "-"}}',
    );

    expect(new ViewEngine(dir).render('x', {})).toBe('n[]-');
  });

  it('shows a partial only what it is given, and the root', () => {
    write('partials/inner.hbs', '{{#if secret}}leak{{/if}}{{given}}{{@root.secret}}');
    write('x.hbs', '{{> inner given=1}}');

    expect(new ViewEngine(dir).render('x', { secret: 's' })).toBe('1s');
  });

  it('renders a block where it stands and hands it to the partial as its body', () => {
    write('partials/panel.hbs', '<h2>{{title}}</h2>{{body}}');
    write('x.hbs', '{{#each rows}}{{#in "panel" title="T"}}<b>{{title}}{{../name}}</b>{{/in}}{{/each}}');

    expect(new ViewEngine(dir).render('x', { name: '&', rows: [{ title: 'r' }] })).toBe(
      '<h2>T</h2><b>r&amp;</b>',
    );
  });

  it('takes a helper name without arguments for the field of that name', () => {
    write('x.hbs', '{{label}} {{label word}}');
    const engine = new ViewEngine(dir);

    expect(engine.render('x', { label: 'L', word: 'on_hold' })).toBe('L On hold');
    expect(() => engine.render('x', { word: 'on_hold' })).toThrow('"label" is neither a field here');
  });

  it('does not reach prototypes', () => {
    write('x.hbs', '[{{opt constructor}}{{opt model.constructor}}{{opt model.secret}}]');
    class Model {
      get secret(): string {
        return 'secret';
      }
    }

    expect(new ViewEngine(dir).render('x', { model: new Model() })).toBe('[]');
  });

  it.each([
    ['a template that does not parse', '{{#if x}}'],
    ['an unknown helper', '{{shout name}}'],
  ])('stops the start for %s', (_what, source) => {
    write('broken.hbs', source);

    expect(() => new ViewEngine(dir)).toThrow('broken.hbs: ');
  });

  it('compiles later where told to: when a view is asked for, or all that are left', async () => {
    write('good.hbs', 'all is well');
    write('broken.hbs', '{{shout name}}');
    const engine = new ViewEngine(dir, { later: true });

    expect(engine.render('good', {})).toBe('all is well');
    await expect(engine.warmUp()).rejects.toThrow('broken.hbs: ');
    await expect(engine.warmUp()).resolves.toBeUndefined();
  });

  it('escapes HTML, but not in text templates', () => {
    write('mail.hbs', '{{name}}');
    write('mail.txt.hbs', '{{name}}');
    const engine = new ViewEngine(dir);

    expect(engine.render('mail', { name: '<b>' })).toBe('&lt;b&gt;');
    expect(engine.render('mail.txt', { name: '<b>' })).toBe('<b>');
  });

  it('keeps the lines of a text area as they were typed, however deep the partial stands', () => {
    write('partials/area.hbs', '<textarea>\n{{text}}</textarea>');
    write('x.hbs', '<div>\n    {{> area text=text}}\n</div>');

    expect(new ViewEngine(dir).render('x', { text: 'one\ntwo' })).toContain('>\none\ntwo</textarea>');
  });

  it('reads a changed template anew only when told to', () => {
    write('x.hbs', 'one');
    const [fixed, fresh] = [new ViewEngine(dir), new ViewEngine(dir, { reload: true })];
    expect(fresh.render('x', {})).toBe('one');

    write('x.hbs', 'two');
    utimesSync(join(dir, 'x.hbs'), new Date(0), new Date(0));

    expect(fixed.render('x', {})).toBe('one');
    expect(fresh.render('x', {})).toBe('two');
  });
});

describe('the views of the program', () => {
  const assets = new Assets();
  const engine = new ViewEngine(VIEWS_DIR, { assetUrl: (name) => assets.url(name) });
  const page = engine.render('dev/components', componentsPageModel(NOW), 'desk');

  it('shows every component on one page', () => {
    expect(page).toContain('Brightline Logistics');
    expect(page).toContain('late 1 day');
  });

  it.each(['desk', 'portal', 'plain'])('draws an empty page in the layout %s', (layout) => {
    const html = engine.render('partials/skeleton', { title: 'Nothing', now: NOW, csrfToken: 't' }, layout);

    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>Nothing · Gatehouse</title>');
    expect(html).toContain('href="#main"');
    expect(html).toContain('aria-live="polite"');
  });

  it('uses only partials that exist', () => {
    const names = templateNames();
    const known = new Set(names.map((name) => name.replace(/^partials\//, '')));
    const missing = names.flatMap((name) => calledPartials(name).filter((partial) => !known.has(partial)));

    expect(missing).toEqual([]);
  });

  it('has no inline script, style or handler, which the content security policy would refuse', () => {
    const offenders = templateNames()
      .filter((name) => !name.startsWith('layouts/email') && !name.startsWith('emails/'))
      .filter((name) => /<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+="/.test(sourceOf(name)));

    expect(offenders).toEqual([]);
  });

  it('has every icon that a template or a word asks for', () => {
    const sprite = readFileSync(join(VIEWS_DIR, 'assets', 'icons.svg'), 'utf8');
    const drawn = new Set([...sprite.matchAll(/symbol id="([^"]+)"/g)].map((match) => match[1]));
    const unversioned = new ViewEngine(VIEWS_DIR).render('dev/components', componentsPageModel(NOW));
    const asked = [...unversioned.matchAll(/icons\.svg#([a-z-]+)/g)].map((match) => match[1]);
    const words = Object.values(WORDS).map((word) => word.icon);
    const named = templateNames().flatMap((name) =>
      [...sourceOf(name).matchAll(/icon(?: name)?="([a-z-]+)"/g)].map((match) => match[1]),
    );

    expect(asked.length).toBeGreaterThan(50);
    expect([...asked, ...words, ...named].filter((icon) => !drawn.has(icon))).toEqual([]);
  });

  it('links every error to the field it is about', () => {
    const errors = [{ field: 'spend[amount]', code: 'required', message: 'Enter an amount.' }];
    const summary = engine.render('partials/error-summary', { errors });
    const field = engine.render('partials/field/money', {
      name: 'spend',
      label: 'Spend',
      currencies: ['EUR'],
      errors,
    });

    const target = /href="#([^"]+)"/.exec(summary)?.[1];
    expect(field).toContain(`id="${target}"`);
    expect(field).toContain('Enter an amount.');
  });
});

function templateNames(): readonly string[] {
  const files = readdirSync(VIEWS_DIR, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.hbs')).map((file) => file.slice(0, -'.hbs'.length));
}

function sourceOf(name: string): string {
  return readFileSync(join(VIEWS_DIR, `${name}.hbs`), 'utf8');
}

/** The partials a template names outright, by `{{> x}}` or `{{#in "x"}}`. */
function calledPartials(name: string): readonly string[] {
  const called: string[] = [];
  class Partials extends Handlebars.Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      if ('original' in partial.name) called.push(String(partial.name.original));
      super.PartialStatement(partial);
    }
  }
  const source = sourceOf(name);
  new Partials().accept(Handlebars.parse(source));
  return [...called, ...[...source.matchAll(/\{\{#in "([^"]+)"/g)].map((match) => match[1] ?? '')];
}

describe('static files', () => {
  const assets = new Assets();

  it('bundles the style sheets and scripts of the desk, vendored ones included', () => {
    expect(assets.find('bundle/desk.css')?.body.toString()).toContain('--accent:');
    expect(assets.find('bundle/desk.js')?.body.toString()).toContain('htmx');
  });

  it('gives a URL that changes with the content, and refuses to name what is not there', () => {
    expect(assets.url('theme.js')).toMatch(/^\/assets\/theme\.js\?v=[0-9a-f]{12}$/);
    expect(() => assets.url('nope.js')).toThrow('There is no asset nope.js');
  });

  it.each([
    '../../package.json',
    '..%2fpackage.json',
    'components/../../../package.js',
    '/etc/passwd',
    'components',
    '',
  ])('does not find %s', (name) => {
    expect(assets.find(name)).toBeNull();
  });

  it('finds the package root from any depth', () => {
    expect(packageRoot(join(packageRoot(), 'src', 'http', 'views'))).toBe(packageRoot());
    expect(() => packageRoot('/')).toThrow('No package.json');
  });
});
