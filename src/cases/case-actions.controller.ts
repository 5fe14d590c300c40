import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Access, CallingStaff } from '../access/access.decorator.js';
import type { StaffPrincipal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { SidPipe } from '../http/sid.pipe.js';
import { parseSid, toSid } from '../kernel/ids.js';
import { CaseWithOffersView, WrittenView } from './case.views.js';
import {
  EscalateDto,
  HandOffDto,
  MessageDto,
  NoteDto,
  RequestInformationDto,
  SnoozeDto,
} from './cases.dto.js';
import { HandOffCase } from './hand-off-case.js';
import { presentOffer } from './present-case.js';
import { ReadCases } from './read-cases.js';
import { SetAsideCase } from './set-aside-case.js';
import { WriteToCase } from './write-to-case.js';

const caseSid = new SidPipe('case');

/** What a reviewer does with a case besides deciding it. */
@Controller('api/cases/:sid')
export class CaseActionsController {
  constructor(
    private readonly cases: ReadCases,
    private readonly handOffs: HandOffCase,
    private readonly setAside: SetAsideCase,
    private readonly writing: WriteToCase,
  ) {}

  @Post('hand-off')
  @HttpCode(200)
  @Answers(CaseWithOffersView)
  @Summary('Hands a case to another reviewer')
  @Access({ staff: ['read', 'case'] })
  async handOff(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) caseId: string,
    @Body() input: HandOffDto,
  ) {
    await this.handOffs.handOff(by, {
      caseId,
      to: parseSid('staff', input.to) ?? '',
      note: input.note ?? null,
      version: input.version,
    });
    return this.present(by, caseId);
  }

  @Post('snooze')
  @HttpCode(200)
  @Answers(CaseWithOffersView)
  @Summary('Sets a case aside until a time')
  @Access({ staff: ['work', 'case'] })
  async snooze(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) caseId: string,
    @Body() input: SnoozeDto,
  ) {
    await this.setAside.snooze(by, {
      caseId,
      until: new Date(input.until),
      note: input.note ?? null,
      version: input.version,
    });
    return this.present(by, caseId);
  }

  @Post('escalate')
  @HttpCode(200)
  @Answers(CaseWithOffersView)
  @Summary('Hands a case to the senior reviewers')
  @Access({ staff: ['work', 'case'] })
  async escalate(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) caseId: string,
    @Body() input: EscalateDto,
  ) {
    await this.setAside.escalate(by, { caseId, note: input.note, version: input.version });
    return this.present(by, caseId);
  }

  @Post('notes')
  @Answers(WrittenView)
  @Summary('Writes a note for the staff')
  @Access({ staff: ['work', 'case'] })
  async note(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) caseId: string,
    @Body() input: NoteDto,
  ) {
    return { sid: toSid('note', await this.writing.note(by, caseId, input.text)) };
  }

  @Post('messages')
  @Answers(WrittenView)
  @Summary('Writes to the customer; the promise to him runs on')
  @Access({ staff: ['work', 'case'] })
  async message(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) caseId: string,
    @Body() input: MessageDto,
  ) {
    return { sid: toSid('message', await this.writing.message(by, caseId, input.text, input.version)) };
  }

  @Post('request-information')
  @HttpCode(200)
  @Answers(CaseWithOffersView)
  @Summary('Asks the customer for what is missing; the case waits for him')
  @Access({ staff: ['work', 'case'] })
  async requestInformation(
    @CallingStaff() by: StaffPrincipal,
    @Param('sid', caseSid) caseId: string,
    @Body() input: RequestInformationDto,
  ) {
    await this.writing.requestInformation(by, {
      caseId,
      message: input.message,
      fields: input.fields ?? [],
      version: input.version,
    });
    return this.present(by, caseId);
  }

  private async present(by: StaffPrincipal, id: string): Promise<CaseWithOffersView> {
    const found = await this.cases.get(by, id);
    return { ...found.case, offers: found.offers.map(presentOffer) };
  }
}
