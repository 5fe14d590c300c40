import { Controller, Get, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { EVIDENCE_KIND_LABELS } from './evidence-kinds.js';
import { presentEvidence, type EvidenceView } from './evidence.views.js';
import { sendOriginal } from './file-answer.js';
import { OpenEvidence } from './open-evidence.js';
import type { ReceivedFile } from './received-file.js';
import { StoreEvidence } from './store-evidence.js';
import { TakesUpload, Upload } from './upload.guard.js';

const KINDS = Object.entries(EVIDENCE_KIND_LABELS).map(([value, label]) => ({ value, label }));

/** Evidence in the portal: where the file drop of a form sends each file, and where its owner gets it back. */
@Controller('portal/evidence')
@Access({ customer: true })
export class PortalEvidenceController {
  constructor(
    private readonly storeEvidence: StoreEvidence,
    private readonly openEvidence: OpenEvidence,
    private readonly pages: Pages,
  ) {}

  /** Answers with the file's row for the form to a script that takes HTML, and with JSON to any other. */
  @Post()
  @TakesUpload()
  async store(
    @CallingCustomer() by: CustomerPrincipal,
    @Upload() upload: ReceivedFile,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EvidenceView | string> {
    const file = presentEvidence(await this.storeEvidence.store(by, upload));
    if (request.headers.accept?.includes('text/html') !== true) return file;
    return this.pages.render(request, reply, 'partials/file-row', fileRow(file));
  }

  @Get(':evidence')
  async open(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('evidence', new SidPipe('evidence')) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendOriginal(reply, await this.openEvidence.original(by, id));
  }
}

/** A row of the form's list of files, whose kind is to be chosen (P10–P16). */
function fileRow({ sid, name, size }: EvidenceView): object {
  return { sid, name, size, href: `/portal/evidence/${sid}`, kinds: KINDS };
}
