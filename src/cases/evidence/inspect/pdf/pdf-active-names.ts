/**
 * A document is evidence to be read, so nothing in it may act: no script, no program to launch, no form that sends
 * itself, no file within the file. These names of ISO 32000-1 (chapters 7.11, 12.6, 12.7, 13) make a document act.
 */
const ACTIVE_NAMES = new Set([
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
  'RichMedia',
  'Rendition',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'XFA',
]);

/** Two letters are too few to mean anything elsewhere than as the key of a dictionary. */
const ACTIVE_KEYS = new Set(['JS', 'EF']);

/** Whether a name, as the key of a dictionary or as a value, makes the document act. */
export function isActive(name: string, isKey: boolean): boolean {
  return ACTIVE_NAMES.has(name) || (isKey && ACTIVE_KEYS.has(name));
}
