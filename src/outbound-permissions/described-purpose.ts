import type { FileRequestDto } from './outbound-permissions.dto.js';
import type { OutboundPermission } from './outbound-permission.entity.js';

/** What step 1 consists of (T5): the description, and the answers to the four questions for the channels named. */
export type Purpose = Pick<
  OutboundPermission,
  | 'purpose'
  | 'channels'
  | 'userGeneratedContent'
  | 'arbitraryDestinations'
  | 'unsolicited'
  | 'staysInDevelopment'
>;

export const NOT_DESCRIBED: Purpose = {
  purpose: null,
  channels: null,
  userGeneratedContent: null,
  arbitraryDestinations: null,
  unsolicited: null,
  staysInDevelopment: null,
};

/** The purpose as it is after the input, which leaves out what shall stay. */
export function describedBy(
  before: Purpose,
  { purpose, application }: Pick<FileRequestDto, 'purpose' | 'application'>,
): Purpose {
  const { channels, userGeneratedContent, arbitraryDestinations, unsolicited, staysInDevelopment } =
    application ?? before;
  return {
    purpose: purpose ?? before.purpose,
    channels: channels === null ? null : [...channels],
    userGeneratedContent,
    arbitraryDestinations,
    unsolicited,
    staysInDevelopment,
  };
}

/** T5: whether step 1 is done. */
export function isDescribed(described: Purpose): boolean {
  return Object.values(described).every((part) => part !== null);
}

/** The names of what differs. */
export function changedParts(before: Purpose, after: Purpose): readonly string[] {
  const parts = Object.entries(after);
  const earlier = new Map<string, unknown>(Object.entries(before));
  return parts.filter(([name, part]) => String(part) !== String(earlier.get(name))).map(([name]) => name);
}
