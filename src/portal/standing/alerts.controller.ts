import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Access, Caller } from '../../access/access.decorator.js';
import type { Principal } from '../../access/principal.js';
import { ListAccounts } from '../../accounts/list-accounts.js';
import { CONFIG, type Config } from '../../config/config.js';
import { publicUrl } from '../../config/public-url.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { AccountStanding } from './account-standing.js';
import { AlertsView, presentAlerts } from './alert.views.js';

/** P7: what the platform's console must show at login, the same words as in the portal. */
@Controller('api/accounts/:account/alerts')
@Access({ platform: true, customer: true, staff: ['read', 'account'] })
export class AlertsController {
  constructor(
    private readonly accounts: ListAccounts,
    private readonly standing: AccountStanding,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Answers(AlertsView)
  @Summary('What is restricted since when, and the one thing to do next')
  async list(
    @Caller() reader: Principal,
    @Param('account', new SidPipe('account')) id: string,
  ): Promise<AlertsView> {
    const account = await this.accounts.get(reader, id);
    const { alerts } = await this.standing.of(account);
    return presentAlerts(alerts, publicUrl(this.config));
  }
}
