import { toSid } from '../kernel/ids.js';
import type { TollFreeVerification } from './toll-free-verification.entity.js';
import { reasonsOf } from './told-reasons.js';

/**
 * A verification as the contract's client reads it (W46, W50, W86): every key, null where there is nothing. `origin` is the host that
 * was asked, since the addresses lead back to it (W48).
 */
export function presentVerification(verification: TollFreeVerification, origin: string) {
  const v = verification;
  const sid = toSid('tollFreeVerification', v.id);
  const reasons = reasonsOf(v.rejectionCodes).map(({ code, text }) => ({ reason: text, code: Number(code) }));
  const [first] = reasons;
  return {
    sid,
    account_sid: toSid('account', v.accountId),
    customer_profile_sid: sidOrNull('businessProfile', v.customerProfileId),
    trust_product_sid: sidOrNull('businessProfile', v.trustProductId),
    date_created: toSecond(v.createdAt),
    date_updated: toSecond(v.updatedAt),
    regulated_item_sid: sidOrNull('regulatedItem', v.regulatedItemId),
    business_name: v.businessName,
    business_street_address: v.businessStreetAddress,
    business_street_address2: v.businessStreetAddress2,
    business_city: v.businessCity,
    business_state_province_region: v.businessStateProvinceRegion,
    business_postal_code: v.businessPostalCode,
    business_country: v.businessCountry,
    business_website: v.businessWebsite,
    business_contact_first_name: v.businessContactFirstName,
    business_contact_last_name: v.businessContactLastName,
    business_contact_email: v.businessContactEmail,
    business_contact_phone: v.businessContactPhone,
    notification_email: v.notificationEmail,
    use_case_categories: v.useCaseCategories,
    use_case_summary: v.useCaseSummary,
    production_message_sample: v.productionMessageSample,
    opt_in_image_urls: v.optInImageUrls,
    opt_in_type: v.optInType,
    message_volume: v.messageVolume,
    additional_information: v.additionalInformation,
    tollfree_phone_number_sid: toSid('number', v.numberId),
    tollfree_phone_number: v.phoneE164,
    status: v.status,
    url: `${origin}/v1/Tollfree/Verifications/${sid}`,
    rejection_reason: first?.reason ?? null,
    error_code: first?.code ?? null,
    edit_expiration: v.editUntil?.toISOString() ?? null,
    edit_allowed: v.editAllowed,
    business_registration_number: v.businessRegistrationNumber,
    business_registration_authority: v.businessRegistrationAuthority,
    business_registration_country: v.businessRegistrationCountry,
    business_type: v.businessType,
    business_registration_phone_number: v.businessRegistrationPhoneNumber,
    doing_business_as: v.doingBusinessAs,
    opt_in_confirmation_message: v.optInConfirmationMessage,
    help_message_sample: v.helpMessageSample,
    privacy_policy_url: v.privacyPolicyUrl,
    terms_and_conditions_url: v.termsAndConditionsUrl,
    age_gated_content: v.ageGatedContent,
    opt_in_keywords: v.optInKeywords,
    rejection_reasons: reasons.length > 0 ? reasons : null,
    resource_links: resourceLinks(v, origin),
    external_reference_id: v.externalReferenceId,
    vetting_id: v.vettingId,
    vetting_provider: v.vettingProvider,
    // Nobody vets here, so nothing that was vetted runs out.
    vetting_id_expiration: null,
    rejected_on: v.rejectedAt?.toISOString() ?? null,
  };
}

/** W82, W96: empty until the submission has been accepted. */
function resourceLinks(v: TollFreeVerification, origin: string): Readonly<Record<string, string>> {
  if (v.customerProfileId === null || v.trustProductId === null || v.regulatedItemId === null) return {};
  const product = `${origin}/v1/TrustProducts/${toSid('businessProfile', v.trustProductId)}`;
  return {
    customer_profile: `${origin}/v1/CustomerProfiles/${toSid('businessProfile', v.customerProfileId)}`,
    trust_product: product,
    channel_endpoint_assignment: `${product}/ChannelEndpointAssignments/${toSid('regulatedItem', v.regulatedItemId)}`,
  };
}

function sidOrNull(kind: 'businessProfile' | 'regulatedItem', id: string | null): string | null {
  return id === null ? null : toSid(kind, id);
}

/** W47: `2021-01-27T14:18:35Z`. */
function toSecond(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
