import { EVIDENCE_TYPES, type EvidenceType } from './inspected-file.js';
import { refuseFile } from './file-refusals.js';

export const MAX_NAME_LENGTH = 120;

/** Control and format characters (NUL, line breaks, bidi overrides, zero widths), separators, private use, halves of surrogate pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Characters that file systems and HTTP headers give a meaning to. */
const MEANINGFUL = /[<>:"|?*]/g;

/** Other endings that say what a file is: pictures, pages, scripts, programs, archives, office files, sound and film. */
const OTHER_ENDINGS = new Set(
  `gif apng bmp ico tif tiff heic heif avif jxl psd ai eps svg svgz raw cr2 nef dng
   html htm xhtml shtml xml mht mhtml css js mjs cjs ts json txt md csv log ini rtf php py rb pl sh bash bat cmd ps1
   vbs vbe wsf hta scr com pif msi exe dll sys elf bin deb rpm app apk jar war class swf lnk url reg iso img dmg
   zip rar 7z gz tgz bz2 xz zst tar cab
   doc docx docm dot dotx xls xlsx xlsm xlsb ppt pptx pptm odt ods odp pages numbers key epub eml msg vcf
   mp3 wav ogg flac m4a mp4 m4v mov avi mkv webm`.split(/\s+/),
);

/**
 * The sender's name for the file, safe to show and to offer as a download: no path, nothing invisible, at most 120
 * characters, and an ending that fits the content (one is added when the name has none).
 * @throws InvalidError `file_content_mismatch` when the ending says that it is something else
 */
export function toDisplayName(originalName: string, type: EvidenceType): string {
  const name = makeHarmless(originalName);
  const ending = endingOf(name);
  const fitting: readonly string[] = EVIDENCE_TYPES[type].endings;
  const fits = ending !== null && fitting.includes(ending);
  if (ending !== null && !fits && saysWhatItIs(ending)) {
    throw refuseFile('file_content_mismatch', { ending, contentType: type });
  }
  const suffix = `.${fits ? ending : fitting[0]}`;
  const stem = fits ? name.slice(0, -suffix.length) : name;
  return shorten(stem, MAX_NAME_LENGTH - suffix.length) + suffix;
}

/** Only the end of an absurdly long name is read: the ending stands there. */
const READ_LENGTH = 500;

function makeHarmless(originalName: string): string {
  const lastPart = originalName.slice(-READ_LENGTH).normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return lastPart
    .replace(INVISIBLE, '')
    .replace(MEANINGFUL, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
}

/** `scan.PDF` → `pdf`; null when there is no dot with something on both sides. */
function endingOf(name: string): string | null {
  return /^.+\.([^. ]+)$/.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** Whether the ending names a kind of file, as `exe` does and the `2` of `Report v1.2` does not. */
function saysWhatItIs(ending: string): boolean {
  const all = Object.values(EVIDENCE_TYPES).flatMap((type): readonly string[] => type.endings);
  return all.includes(ending) || OTHER_ENDINGS.has(ending);
}

/** Cuts at a whole character, so that no emoji or accent is torn. */
function shorten(stem: string, length: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(stem.slice(0, length + 1))) {
    if (kept.length + segment.length > length) break;
    kept += segment;
  }
  return kept.trimEnd() || 'evidence';
}
