import { Controller, Get, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, Caller, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal, Principal } from '../../access/principal.js';
import { Answers, Summary, TakesBody } from '../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { EvidenceView, presentEvidence } from './evidence.views.js';
import { sendOriginal } from './file-answer.js';
import { OpenEvidence } from './open-evidence.js';
import type { ReceivedFile } from './received-file.js';
import { StoreEvidence } from './store-evidence.js';
import { TakesUpload, Upload } from './upload.guard.js';

/** Evidence on the API: sent by customers, read by them and by staff. */
@Controller('api/evidence')
export class EvidenceController {
  constructor(
    private readonly storeEvidence: StoreEvidence,
    private readonly openEvidence: OpenEvidence,
  ) {}

  @Post()
  @Access({ customer: true })
  @TakesUpload()
  @TakesBody('multipart/form-data', {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' } },
  })
  @Answers(EvidenceView)
  @Summary('Takes one file (PNG, JPEG, WebP or PDF, up to 10 MB), to be named in a request as evidence')
  async store(@CallingCustomer() by: CustomerPrincipal, @Upload() file: ReceivedFile): Promise<EvidenceView> {
    return presentEvidence(await this.storeEvidence.store(by, file));
  }

  @Get(':evidence')
  @Access({ customer: true, staff: ['read', 'evidence'] })
  @Summary('Gives the file as it was sent, always as an attachment')
  async open(
    @Caller() by: Principal,
    @Param('evidence', new SidPipe('evidence')) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendOriginal(reply, await this.openEvidence.original(by, id));
  }
}
