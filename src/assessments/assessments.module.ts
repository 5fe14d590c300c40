import { Module } from '@nestjs/common';
import { NumberLookup } from '../integrations/number-lookup/number-lookup.js';
import { OfflineNumberLookup } from '../integrations/number-lookup/offline-number-lookup.js';
import { Assess } from './assess.js';
import { AssessmentsController } from './assessments.controller.js';
import { FindLinks } from './find-links.js';
import { PublishScorecard } from './publish-scorecard.js';
import { ReadAssessments } from './read-assessments.js';
import { ScorecardsController } from './scorecards.controller.js';
import { Scorecards } from './scorecards.js';

/** What other folders build on. */
const SHARED = [Assess, FindLinks, ReadAssessments, Scorecards];

@Module({
  controllers: [AssessmentsController, ScorecardsController],
  providers: [...SHARED, PublishScorecard, { provide: NumberLookup, useClass: OfflineNumberLookup }],
  exports: SHARED,
})
export class AssessmentsModule {}
