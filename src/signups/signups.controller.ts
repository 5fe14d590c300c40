import { Body, Controller, Post } from '@nestjs/common';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.js';
import { presentAccount } from '../accounts/present-account.js';
import { summariseAssessment } from '../assessments/present-assessment.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { ReceiveSignup } from './receive-signup.js';
import { SignupDto } from './signup.dto.js';
import { SignedUpView } from './signup.views.js';

/** P1: new customers, as the platform tells of them. */
@Controller('api/signups')
export class SignupsController {
  constructor(private readonly receiveSignup: ReceiveSignup) {}

  @Post()
  @Answers(SignedUpView)
  @Summary('Assesses a signup and opens its account: active, restricted or on hold')
  @Access({ platform: true })
  async receive(@Caller() by: Principal, @Body() signup: SignupDto): Promise<SignedUpView> {
    const { account, authToken, assessment } = await this.receiveSignup.receive(by, signup);
    return {
      account: { ...presentAccount(account), authToken },
      assessment: summariseAssessment(assessment),
    };
  }
}
