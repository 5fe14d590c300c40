import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

export interface BuiltProgram {
  /** Where an entry point lies: `program.path('main')`. */
  path(entry: string): string;
  remove(): void;
}

/** The program as JavaScript in a folder of its own, for tests that start it as a process and kill it. Does not check types. */
export function buildProgram(): BuiltProgram {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-program-'));
  const { compilerOptions } = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config;
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...compilerOptions, noEmit: false, module: 'esnext', moduleResolution: 'bundler' },
    process.cwd(),
  );
  for (const root of ['src', 'migrations'])
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const to = join(folder, root, name);
      if (name.endsWith('.ts')) write(to.replace(/\.ts$/, '.js'), transpile(join(root, name), options));
      else if (name.endsWith('.txt')) write(to, readFileSync(join(root, name), 'utf8'));
    }
  for (const name of ['node_modules', 'views', 'package.json'])
    symlinkSync(resolve(name), join(folder, name));
  return {
    path: (entry) => join(folder, 'src', `${entry}.js`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function transpile(file: string, compilerOptions: ts.CompilerOptions): string {
  return ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions, fileName: resolve(file) })
    .outputText;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
