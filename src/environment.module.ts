import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CONFIG, type Config } from './config/config.js';
import { LOG, type Log } from './config/log.js';
import { ViewEngine } from './http/views/view-engine.js';
import { Clock, SystemClock } from './kernel/clock.js';

/** What comes in by the door: the config, the clock, the views, the log. */
@Global()
@Module({})
export class EnvironmentModule {
  static with(config: Config, clock: SystemClock, views: ViewEngine, log: Log): DynamicModule {
    return {
      module: EnvironmentModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SystemClock, useValue: clock },
        { provide: Clock, useExisting: SystemClock },
        { provide: ViewEngine, useValue: views },
        { provide: LOG, useValue: log },
      ],
      exports: [CONFIG, SystemClock, Clock, ViewEngine, LOG],
    };
  }
}
