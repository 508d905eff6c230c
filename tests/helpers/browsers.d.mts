import type { LaunchOptions } from 'playwright-core';

export type Engine = 'chromium' | 'firefox' | 'webkit';
export const ENGINES: readonly Engine[];
export function launchOptions(engine: Engine): LaunchOptions | undefined;
export function wantedEngines(): Engine[];
