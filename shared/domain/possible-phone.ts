import { isPossiblePhoneNumber, isSupportedCountry } from 'libphonenumber-js/min';

/**
 * Could this be a telephone, as typed, for somebody in this country (ISO 3166)? Possible, not valid: whoever types it knows it better. For a
 * country that this program does not know, only with a country code of its own.
 */
export const isPossiblePhone = (typed: string, country: string): boolean =>
  isPossiblePhoneNumber(typed, isSupportedCountry(country) ? country : undefined);
