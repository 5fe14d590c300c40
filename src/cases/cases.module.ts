import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountClosing } from '../accounts/account-closing.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AnnounceDecision } from './announce-decision.js';
import { CaseActionsController } from './case-actions.controller.js';
import { CaseDueTasks } from './case-due-tasks.js';
import { CaseTimeline } from './case-timeline.js';
import { CasesController } from './cases.controller.js';
import { ClaimCase } from './claim-case.js';
import { ClaimNext } from './claim-next.js';
import { CodesController } from './codes.controller.js';
import { CustomerTurn } from './customer-turn.js';
import { DecideCase } from './decide-case.js';
import { DecisionsController } from './decisions.controller.js';
import { HandOffCase } from './hand-off-case.js';
import { ReadCases } from './read-cases.js';
import { ReleaseClaim } from './release-claim.js';
import { SetAsideCase } from './set-aside-case.js';
import { SettleDecision } from './settle-decision.js';
import { WithdrawCasesOfAccount } from './withdraw-case.js';
import { WriteToCase } from './write-to-case.js';

const COMMANDS = [
  AnnounceDecision,
  CaseTimeline,
  ClaimCase,
  ClaimNext,
  CustomerTurn,
  DecideCase,
  HandOffCase,
  ReadCases,
  ReleaseClaim,
  SetAsideCase,
  SettleDecision,
  WithdrawCasesOfAccount,
  WriteToCase,
];

/** The spine. The handlers come from `case-handlers.module.ts`. */
@Module({
  imports: [AccountsModule],
  controllers: [CasesController, CaseActionsController, DecisionsController, CodesController],
  providers: [...COMMANDS, CaseDueTasks],
  exports: COMMANDS,
})
export class CasesModule implements OnModuleInit {
  constructor(
    private readonly closing: AccountClosing,
    private readonly withdrawals: WithdrawCasesOfAccount,
  ) {}

  onModuleInit(): void {
    this.closing.register((tx, account, by) => this.withdrawals.run(tx, account.id, by));
  }
}
