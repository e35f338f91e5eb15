import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../src/build/hosts/browser.ts';
import { type PageSite, servePage } from './site.ts';

let browser: Browser | undefined;
let site: PageSite | undefined;

/** The browser and the built page all tests share. */
export function shared(): { readonly browser: Browser; readonly site: PageSite } {
  if (!browser || !site)
    throw new Error('the browser is started by the root hooks of test/page/.mocharc.json');
  return { browser, site };
}

export const mochaHooks = {
  async beforeAll(): Promise<void> {
    site = await servePage();
    browser = await launchBrowser();
  },

  async afterAll(): Promise<void> {
    await browser?.close();
    await site?.stop();
  },
};
