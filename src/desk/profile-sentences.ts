/** What each event about a business profile says in the timeline; part of `timeline-sentences.ts`. */
export const PROFILE_SENTENCES = {
  'business_profile.created': { icon: 'building', text: 'Drew up a business profile' },
  'business_profile.made': { icon: 'building', text: 'A business profile appeared with a verification' },
  'business_profile.changed': { icon: 'edit', text: 'Changed the business profile' },
  'business_profile.submitted': { icon: 'building', tone: 'info', text: 'Submitted a business profile' },
  'business_profile.revised': { icon: 'undo', text: 'Took the business profile back' },
  'business_profile.review_began': { icon: 'eye', text: 'Business profile in review' },
  'business_profile.deleted': { icon: 'trash', text: 'Deleted the business profile' },
} as const;
