import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { sendOriginal, sendPreview } from './file-answer.js';
import { OpenEvidence } from './open-evidence.js';

const EVIDENCE = new SidPipe('evidence');

/** Evidence at the desk: a preview to look at, and the original to download. */
@Controller('evidence/:evidence')
@Access({ staff: ['read', 'evidence'] })
export class EvidencePagesController {
  constructor(private readonly openEvidence: OpenEvidence) {}

  @Get()
  async original(
    @CallingStaff() by: StaffPrincipal,
    @Param('evidence', EVIDENCE) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendOriginal(reply, await this.openEvidence.original(by, id));
  }

  @Get('preview')
  async preview(
    @CallingStaff() by: StaffPrincipal,
    @Param('evidence', EVIDENCE) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendPreview(reply, await this.openEvidence.preview(by, id));
  }
}
