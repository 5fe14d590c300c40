import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { OutboundStepsModule } from '../outbound-steps.module.js';
import { AskForDeposit } from './ask-for-deposit.js';
import { BooksGauges } from './books/books-gauges.js';
import { CheckBooks } from './books/check-books.js';
import { DepositsController } from './deposits.controller.js';
import { EndDepositsWithAccount } from './end-with-account.js';
import { FollowNews } from './news/follow-news.js';
import { TakeNews } from './news/take-news.js';
import { PaymentWebhookController } from './news/webhook.controller.js';
import { OpenPayment } from './open-payment.js';
import { ParkedEvents } from './parked/parked-events.js';
import { SettleParked } from './parked/settle-parked.js';
import { SandboxPageController } from './pay-pages/sandbox-page.controller.js';
import { StripePageController } from './pay-pages/stripe-page.controller.js';
import { PaymentGateways } from './payment-gateways.js';
import { ReadDeposits } from './read-deposits.js';
import { OrderRefund } from './refunds/order-refund.js';
import { RefundDeposit } from './refunds/refund-deposit.js';
import { SendRefunds } from './refunds/send-refunds.js';
import { CallBack } from './sandbox/call-back.js';
import { OwnAddress } from './sandbox/own-address.js';
import { PlayPayment } from './sandbox/play-payment.js';
import { SandboxCallbacks } from './sandbox/sandbox-callbacks.js';

/** What the portal, the desk and the demonstration build on. */
const SHARED = [
  AskForDeposit,
  OpenPayment,
  ReadDeposits,
  RefundDeposit,
  ParkedEvents,
  CheckBooks,
  PlayPayment,
  TakeNews,
];

/** Refundable deposits (T7, T8), from the pay page to the books. */
@Module({
  imports: [AccountsModule, OutboundStepsModule],
  controllers: [DepositsController, PaymentWebhookController, SandboxPageController, StripePageController],
  providers: [
    ...SHARED,
    PaymentGateways,
    SandboxCallbacks,
    CallBack,
    OwnAddress,
    FollowNews,
    OrderRefund,
    SendRefunds,
    SettleParked,
    EndDepositsWithAccount,
    BooksGauges,
  ],
  exports: SHARED,
})
export class DepositsModule {}
