import type { RestMapping, Route } from './mapping.js';

/** A known backend: its mapping, and code for the little that data cannot say. Presets import nothing at run time. */
export interface Preset {
  readonly mapping: RestMapping;
  /** The mapping for an address that an owner wrote. */
  readonly connect?: (src: string) => { readonly src: string; readonly mapping: RestMapping };
  /** Headers of `create`, where a backend wants a guest to be known; the hole of its routes: name. */
  readonly prepare?: (
    call: (route: Route) => Promise<{ headers: Headers; json: unknown }>,
  ) => Promise<Record<string, string>>;
}
