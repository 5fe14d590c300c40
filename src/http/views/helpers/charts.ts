export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isLast: boolean;
}

/** How tall a spark bar is drawn, in the units of its viewBox. */
export const SPARK_HEIGHT = 20;

/** One bar a value, 4 wide with a gap of 2, the greatest value as tall as the drawing; a value above zero is always seen. */
export function sparkBars(values: readonly number[]): readonly Bar[] {
  const top = Math.max(...values, 1);
  return values.map((value, at) => {
    const height = value <= 0 ? 0.5 : Math.max(1.5, Math.round((value / top) * SPARK_HEIGHT * 10) / 10);
    return { x: at * 6, y: SPARK_HEIGHT - height, width: 4, height, isLast: at === values.length - 1 };
  });
}

function numbersOf(values: unknown): readonly number[] {
  return Array.isArray(values) ? values.map(Number) : [];
}

/** Geometry of the small charts, so that they need neither script nor inline style. */
export const charts = {
  sparkBars: (values: unknown): readonly Bar[] => sparkBars(numbersOf(values)),
  sparkWidth: (values: unknown): number => Math.max(4, numbersOf(values).length * 6 - 2),
  /** A score of 0 to 100 kept within its scale. */
  scale: (score: unknown): number => Math.min(100, Math.max(0, Math.round(Number(score)))),
};
