import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access, CallingStaff } from '../access/access.decorator.js';
import type { StaffPrincipal } from '../access/principal.js';
import { sendDownload } from '../cases/evidence/file-answer.js';
import { SidPipe } from '../http/sid.pipe.js';
import { OpenSnapshot } from './open-snapshot.js';

/** The pages of a submission as they were, to download: they are strangers' pages, so nothing of them is shown in ours. */
@Controller('desk/snapshots')
@Access({ staff: ['read', 'evidence'] })
export class SnapshotsController {
  constructor(private readonly openSnapshot: OpenSnapshot) {}

  @Get(':snapshot')
  async download(
    @CallingStaff() by: StaffPrincipal,
    @Param('snapshot', new SidPipe('evidence')) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const opened = await this.openSnapshot.open(by, id);
    return sendDownload(reply, { ...opened, type: 'application/octet-stream' });
  }
}
