import { expect, it } from 'vitest';
import { checkDisallowedContent } from '../../../../src/toll-free/intake/checks/disallowed-content.js';
import { suggestedCodes } from '../../../../src/toll-free/intake/finding.js';

const found = (productionMessageSample: string, useCaseSummary: string, businessName = 'Owl, Inc.') =>
  checkDisallowedContent({ productionMessageSample, useCaseSummary, businessName });

it.each([
  ['30441', 'Hot singles in your area, chat now', 'Dating chat'],
  ['30441', 'New erotic shows tonight', 'Cabaret'],
  ['30443', 'Need cash? Payday loans up to $1,000 today', 'Lender offers'],
  ['30443', 'Préstamos rápidos de hasta $5,000', 'Ofertas'],
  ['30443', 'Empréstimo pessoal na hora', 'Ofertas'],
  ['30444', 'You may be owed: a settlement in your name is ready', 'Calls for lawyers'],
  ['30448', 'New stout on tap at Foxhole Brewing', 'Sign-up asks no date of birth'],
  ['30455', 'White power rally on Saturday', 'Rally'],
  ['30456', 'Happy hour 4-6, $3 margaritas', 'Bar'],
  ['30457', 'New AR-15 and ammo in stock', 'Shop'],
  ['30458', 'Fresh cigars, box of 20', 'Shop'],
  ['30459', 'New indica strains, 20% off', 'Dispensary'],
  ['30460', 'Pay your balance today', 'Third-party debt collection'],
  ['30461', 'Online casino: 100 free spins', 'Players'],
  ['30462', 'Enter to win an iPhone', 'Offers'],
  ['30463', 'Penny stocks alert: $ABCD up 40%', 'Newsletter'],
  ['30464', 'Buy Bitcoin without fees', 'Exchange'],
  ['30465', 'Earn $500 a day from home, guaranteed', 'Offers'],
  ['30466', 'Cut your credit card debt in half', 'Offers'],
  ['30467', 'We remove late payments, credit repair from $99', 'Offers'],
  ['30468', 'We match you with solar contractors', 'Home owners'],
  ['30469', 'Xanax without a prescription, ships today', 'Shop'],
  ['30470', 'This miracle pill melts fat', 'Shop'],
])('W112–W138: %s for “%s” (%s)', (code, sample, summary) => {
  expect(suggestedCodes(found(sample, summary))).toContain(code);
});

it.each([
  ['Coin laundry: washers half price before 8am', 'Coin-op laundry', 'Suds Coin Laundry'],
  ["Gamble's Hardware: staple guns and paint 20% off", 'Hardware store', "Gamble's Hardware"],
  [
    'Lincoln High: weapons are not allowed on campus. Drill on Tuesday',
    'Notices to parents',
    'Lincoln High School',
  ],
  [
    'First Elm Bank: your personal loan payment of $210 is due Friday',
    'Reminders to our own borrowers',
    'First Elm Bank',
  ],
  ['Your loan statement is ready', 'Account notices', 'First Elm Bank'],
  ['Wine glasses and beer mugs 20% off', 'Kitchen shop', 'Plate & Co'],
  ['Root beer floats for $3', 'Diner', 'Pop Diner'],
  ['Quit smoking: week 2. Reply COACH for help', 'Public health', 'County Health'],
  ['Low stock alert: item 44', 'Warehouse notices', 'Depot 2'],
  ['Weed killer and pots 10% off', 'Garden shop', 'Sprout'],
  ['Parking in the Melbourne CBD is free on Sunday', 'City notices', 'City of Melbourne'],
  ['Casino Royale starts at 8pm', 'Cinema', 'Elm Cinema'],
  ['Meeting tonight for people recovering from gambling', 'Helpline', 'GA'],
  ['Property tax relief for seniors: apply by Friday', 'County assessor notices', 'Elm County'],
  ['Raise your SAT score by 100 points', 'Tutoring', 'Elm Tutors'],
  ['Your COVID test: no appointment needed', 'Clinic', 'Oak Clinic'],
  ['Concert presale is live, code OWL', 'Theater', 'Elm Hall'],
  ['Trash collection moves to Tuesday', 'City notices', 'City of Elm'],
  ['Better Homes: your agent will call at 5', 'Estate agents', 'Better Homes'],
  ['Hot glue guns $9 today', 'Crafts', 'Paper Owl'],
])('accuses nobody for “%s” (%s)', (sample, summary, name) => {
  expect(found(sample, summary, name)).toEqual([]);
});

it('keeps the words as they stand there, accents and all', () => {
  expect(found('Préstamos rápidos de hasta $5,000', 'Ofertas')[0]?.cause).toBe('Préstamos rápidos');
});
