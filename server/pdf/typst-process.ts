/**
 * Typesets one document and ends. It runs as a process of its own (`typst.ts` starts it), because the compiler is
 * native code that cannot be interrupted: whatever it does to itself or however long it takes, the server goes on.
 *
 * In on stdin: a `TypesetJob` as JSON. Out on stdout: the PDF. Anything wrong: the reason on stderr, exit code 1.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';

export interface TypesetJob {
  /** What the template prints; see `pdf-document.ts`. */
  readonly document: object;
  /** What goes into the file beside its pages; see `Attachment` there. */
  readonly attachments: readonly object[];
  /** When the document was made, in whole seconds since 1970: the clock is never read, so that the same job gives the same bytes. */
  readonly createdAt: number;
}

/** What is used of the native package, which ships no types of its own. */
interface Compiler {
  compile(job: { mainFilePath: string; inputs: Record<string, string> }): Compiled;
  pdf(document: unknown, options: { pdfStandard?: string; creationTimestamp: number }): Uint8Array;
}
interface Compiled {
  readonly result: unknown;
  hasError(): boolean;
  takeDiagnostics(): { shortDiagnostics: unknown } | null;
  takeError(): { shortDiagnostics: unknown } | null;
}

const require = createRequire(import.meta.url);

/** One package per platform and C library; npm installs the one that fits. */
const enginePackages = ['gnu', 'musl'].map(
  (libc) => `@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}-${libc}`,
);

function loadEngine(): { NodeCompiler: { create(options: object): Compiler } } {
  for (const name of enginePackages) {
    try {
      return require(name);
    } catch {
      // Not this C library: the next one.
    }
  }
  throw new Error(
    `No PDF engine for ${process.platform}-${process.arch}. Run the server on Linux x64 and install with optional dependencies.`,
  );
}

/** The fonts that the template names. */
const fontFiles = [
  '400Regular',
  '400Regular_Italic',
  '500Medium',
  '600SemiBold',
  '700Bold',
  '700Bold_Italic',
].map((style) =>
  join(dirname(require.resolve('@expo-google-fonts/inter/package.json')), style, `Inter_${style}.ttf`),
);

/**
 * The ways to set a document, the best first. An archive file (PDF/A-3a) must be able to show all its text; people
 * may write what Inter has no signs for, then the machine's fonts help out, and where they cannot either, a plain
 * file with a gap in it is better than none.
 */
const ways = [
  { fallback: 'no', standard: { pdfStandard: 'a-3a' } },
  { fallback: 'yes', standard: { pdfStandard: 'a-3a' } },
  { fallback: 'yes', standard: {} },
] as const;

function typeset({ document, attachments, createdAt }: TypesetJob): Uint8Array {
  const template = join(import.meta.dirname, 'template');
  const compiler = loadEngine().NodeCompiler.create({
    workspace: template,
    fontArgs: [{ fontPaths: fontFiles }],
  });
  const refusals: unknown[] = [];
  for (const { fallback, standard } of ways) {
    // Data only: what people wrote is read as JSON by the template and never becomes its code.
    const inputs = {
      document: JSON.stringify(document),
      attachments: JSON.stringify(attachments),
      fallback,
    };
    const compiled = compiler.compile({ mainFilePath: join(template, 'quote.typ'), inputs });
    if (compiled.hasError()) {
      const trouble = compiled.takeError() ?? compiled.takeDiagnostics();
      throw new Error(`The template failed: ${JSON.stringify(trouble?.shortDiagnostics)}`);
    }
    try {
      return compiler.pdf(compiled.result, { ...standard, creationTimestamp: createdAt });
    } catch (refusal) {
      refusals.push(refusal);
    }
  }
  throw new AggregateError(refusals, 'The document cannot be written as a PDF');
}

const pdf = typeset((await json(process.stdin)) as TypesetJob);
process.stdout.write(pdf);
