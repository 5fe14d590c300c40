import { expect, it } from 'vitest';
import { businessKey } from '../../../src/toll-free/business-key.js';

it.each([
  ['Brightline Ltd', 'https://www.brightline.com/about'],
  ['BRIGHTLINE, Inc.', 'brightline.com'],
  ['Brіghtline', 'http://shop.brightline.com'],
])('W146, W147: %s at %s is one business', (name, website) => {
  expect(businessKey(name, website)).toBe(businessKey('Brightline', 'https://brightline.com'));
});

it.each([
  ['Brightline', 'https://brightline.org'],
  ['Darkline', 'https://brightline.com'],
  ['N/A', 'N/A'],
  ['BT', 'https://bt.com'],
])('W146: %s at %s is another', (name, website) => {
  expect(businessKey(name, website)).not.toBe(businessKey('Brightline', 'https://brightline.com'));
});
