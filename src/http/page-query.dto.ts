import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../kernel/page.js';

/** `?limit=` and `?cursor=` of every list. */
export class PageQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: `Give a whole number from 1 to ${MAX_PAGE_SIZE}.` })
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  readonly limit: number = DEFAULT_PAGE_SIZE;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;
}
