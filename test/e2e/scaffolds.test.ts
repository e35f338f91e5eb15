import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { session } from './hooks.ts';

describe('New Pattern', () => {
  afterEach(() => session().workbench.closeAllEditors());

  it('asks step by step, shows the files, and writes them beside their lesson', async () => {
    const { workbench, workspace } = session();
    const { newPattern } = workbench;
    await newPattern.begin();
    await newPattern.choose('Saga with compensations');
    await newPattern.choose('TypeScript');
    await newPattern.back();
    await newPattern.choose('TypeScript');
    await newPattern.type('1st booking');
    await newPattern.message('“1st booking” cannot be a name').waitFor();
    await newPattern.type('trip booking');
    await newPattern.choose('workspace');

    await newPattern.previewed('tripBooking.ts').waitFor();
    assert.equal(existsSync(join(workspace, 'trip-booking-saga')), false);
    await newPattern.apply();
    await workbench.notification('npm test').waitFor();
    await workbench.tab('tripBooking.ts').waitFor();
    await workbench.lesson.frame.locator('h1', { hasText: 'Saga orchestration' }).waitFor();
    const main = readFileSync(join(workspace, 'trip-booking-saga/src/tripBooking.ts'), 'utf8');
    assert.match(main, /interface TripBookingSaga/);
  });

  it('names the files that are there already, and leaves them', async () => {
    const { workbench } = session();
    const { newPattern } = workbench;
    await newPattern.begin();
    await newPattern.choose('Saga with compensations');
    await newPattern.choose('TypeScript');
    await newPattern.type('TripBooking');
    await newPattern.choose('workspace');
    await workbench.notification('has these already').waitFor();
    await newPattern.previewed('.gitignore').waitFor();
    await newPattern.apply();
    await workbench.lesson.frame.locator('h1', { hasText: 'Saga orchestration' }).waitFor();
  });
});
