/** The page with a Lit of its own: its script is bundled at the first request, as a build of that site would. */
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

let bundle: Promise<string> | undefined;

export function hostLitScript(source: string): Promise<string> {
  bundle ??= build(source).catch((error: unknown) => {
    bundle = undefined;
    throw error;
  });
  return bundle;
}

async function build(source: string): Promise<string> {
  const build = await rollup({ input: source, plugins: [nodeResolve()] });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  return output[0].code;
}
