import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { SidPipe } from '../http/sid.pipe.js';
import { InvalidError, NotFoundError } from '../kernel/errors.js';
import { parseSid } from '../kernel/ids.js';
import { BusinessProfileView, ProfileView } from './business-profile.views.js';
import {
  ChangeProfileDto,
  CreateProfileDto,
  ListProfilesQuery,
  ProfileMessageDto,
  SubmitProfileDto,
} from './business-profiles.dto.js';
import { ChangeProfile } from './change-profile.js';
import { CreateProfile } from './create-profile.js';
import { ReadProfiles } from './read-profiles.js';
import { SubmitProfile } from './submit-profile.js';

const profileSid = new SidPipe('businessProfile');

/** The native face of business profiles (W6–W12): who an account's owner is, and whom he works for. */
@Access({ customer: true, platform: true })
@Controller('api/business-profiles')
export class BusinessProfilesController {
  constructor(
    private readonly creating: CreateProfile,
    private readonly changing: ChangeProfile,
    private readonly submitting: SubmitProfile,
    private readonly reading: ReadProfiles,
  ) {}

  @Post()
  @Answers(ProfileView)
  @Summary('Draws up a business profile; what it leaves out is named, and may be given later')
  async create(@Caller() by: Principal, @Body() { account, ...input }: CreateProfileDto) {
    const id = await this.creating.create(by, accountMeant(by, account), input);
    return this.reading.get(by, id);
  }

  @Get()
  @Answers(BusinessProfileView, { list: true })
  @Summary('Lists the business profiles within the caller’s reach, the newest first')
  list(@Caller() by: Principal, @Query() { account, type, status, ...page }: ListProfilesQuery) {
    const accountId = account === undefined ? undefined : accountOf(account);
    return this.reading.list(by, { accountId, type, status }, page);
  }

  @Get(':sid')
  @Answers(ProfileView)
  @Summary('Gives one business profile with the messages of its review')
  get(@Caller() by: Principal, @Param('sid', profileSid) id: string) {
    return this.reading.get(by, id);
  }

  @Patch(':sid')
  @Answers(ProfileView)
  @Summary('Changes a business profile; of an approved one only what it is called and where news go')
  async change(
    @Caller() by: Principal,
    @Param('sid', profileSid) id: string,
    @Body() input: ChangeProfileDto,
  ) {
    await this.changing.change(by, id, input);
    return this.reading.get(by, id);
  }

  @Post(':sid/submit')
  @HttpCode(200)
  @Answers(ProfileView)
  @Summary('Hands a business profile to the reviewers, whatever is missing in it')
  async submit(
    @Caller() by: Principal,
    @Param('sid', profileSid) id: string,
    @Body() { version }: SubmitProfileDto,
  ) {
    await this.submitting.submit(by, id, version);
    return this.reading.get(by, id);
  }

  @Post(':sid/messages')
  @Answers(ProfileView)
  @Summary('Answers the reviewer of a business profile, or writes to him')
  async write(
    @Caller() by: Principal,
    @Param('sid', profileSid) id: string,
    @Body() { text }: ProfileMessageDto,
  ) {
    await this.changing.write(by, id, text);
    return this.reading.get(by, id);
  }
}

/** Whose profile it is to be: a customer's own, unless he names a subaccount; the platform has none, so it must name one. */
function accountMeant(by: Principal, account: string | undefined): string {
  if (account !== undefined) return accountOf(account);
  if (by.kind === 'customer') return by.accountId;
  throw InvalidError.field('account', 'account_required', 'Name the account whose profile it is.');
}

function accountOf(sid: string): string {
  const id = parseSid('account', sid);
  if (id === null) throw new NotFoundError('account', sid);
  return id;
}
