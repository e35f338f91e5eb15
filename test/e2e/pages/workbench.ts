import type { FrameLocator, Locator, Page } from 'playwright-core';

import { ChapterTree } from './chapterTree.ts';
import { HolesTree } from './holesTree.ts';
import { LessonPage } from './lessonPage.ts';
import { MapPage } from './mapPage.ts';
import { NewPattern } from './newPattern.ts';
import { PlaygroundPage } from './playgroundPage.ts';
import { SourceEditor } from './sourceEditor.ts';

/** VS Code's window. */
export class Workbench {
  readonly page: Page;
  readonly chapterTree: ChapterTree;
  readonly holes: HolesTree;
  readonly lesson: LessonPage;
  readonly map: MapPage;
  readonly playground: PlaygroundPage;
  readonly source: SourceEditor;
  readonly newPattern: NewPattern;
  readonly #address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
    this.chapterTree = new ChapterTree(this);
    this.holes = new HolesTree(this);
    this.lesson = new LessonPage(this);
    this.map = new MapPage(this);
    this.playground = new PlaygroundPage(this);
    this.source = new SourceEditor(this);
    this.newPattern = new NewPattern(this);
  }

  /** Loads the window, or loads it anew; resolves when it takes keys. */
  async open(): Promise<void> {
    await this.page.goto(this.#address);
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.explorer-folders-view, .part.sidebar').first().waitFor();
  }

  /** Runs a command by its title, as the palette shows it. */
  async runCommand(title: string): Promise<void> {
    await this.pick(`>${title}`, title);
  }

  /** Opens a file of the workspace by its path. */
  async openFile(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const tab = this.page.locator('.editor-group-container .tab.active').getByText(name, { exact: true });
    for (let attempt = 0; attempt < 3; attempt++) {
      await this.pick(path, name);
      const opened = await tab.waitFor({ timeout: 8000 }).then(
        () => true,
        () => false,
      );
      // The list of files still grows while it is searched, and may move under the pointer.
      if (opened) return;
    }
    throw new Error(`"${path}" does not open`);
  }

  /** Opens a lesson by its title, from whatever book. */
  async openLesson(title: string): Promise<void> {
    await this.runCommand('Patternbook: Open Lesson');
    await this.quickInput.locator('input').first().fill(title);
    await this.quickPickRows.filter({ hasText: title }).first().click();
    await this.lesson.frame.locator('.lesson-head h1', { hasText: title }).waitFor();
  }

  /** Makes the window as high as the lesson it shows, with every diagram drawn. */
  async showWholeLesson(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 1300, height: 900 };
    const page = this.lesson.frame.locator('html');
    const missing = await page.evaluate((html) => html.scrollHeight - html.clientHeight);
    await this.page.setViewportSize({ width, height: Math.max(900, height + missing) });
    for (let index = 0; index < (await this.lesson.diagrams.count()); index++)
      await this.lesson.showDiagram(index);
  }

  /** Answers the quick pick or input box that is open. */
  async answer(text: string): Promise<void> {
    await this.quickInput.locator('input').first().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** The quick pick or input box. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** Rows of the open quick pick. */
  get quickPickRows(): Locator {
    return this.quickInput.locator('[role=option]');
  }

  /** The page in the active editor panel. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready >> visible=true').frameLocator('iframe#active-frame');
  }

  /** An editor's tab by its label. */
  tab(label: string | RegExp): Locator {
    return this.page.locator('.editor-group-container .tab', { hasText: label });
  }

  /** A message in the lower right corner. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast', { hasText: text });
  }

  /** A row of the Problems view. */
  problem(text: string | RegExp): Locator {
    return this.page.locator('.markers-panel [role=treeitem]', { hasText: text });
  }

  /** An entry of the status bar. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  /** A row of what the languages say about the active file; the status bar shows it where one points at its braces. */
  async languageStatus(text: string | RegExp): Promise<Locator> {
    // A pointer that rests there already would show nothing new.
    await this.page.mouse.move(0, 0);
    await this.page.locator('[id="status.languageStatus"]').hover();
    return this.page.locator('.hover-language-status', { hasText: text });
  }

  async closeAllEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    await this.page.locator('.editor-group-container.empty').first().waitFor();
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path, timeout: 10_000 });
  }

  /** Types into the quick open of files or commands and takes a row; opens it anew while the row is still to come. */
  private async pick(typed: string, text: string): Promise<void> {
    const row = this.quickPickRows.filter({ hasText: text }).first();
    for (let attempt = 0; attempt < 10; attempt++) {
      await this.page.keyboard.press(typed.startsWith('>') ? 'F1' : 'Control+P');
      // An editor that is still opening takes the focus, and with it the quick open.
      const input = this.quickInput.locator('input').first();
      const listed = input.fill(typed, { timeout: 5000 }).then(() => row.waitFor({ timeout: 5000 }));
      const found = await listed.then(
        () => true,
        () => false,
      );
      if (found) return this.take(row);
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`nothing named "${text}" to pick`);
  }

  /** Takes a row by Enter where it is the chosen one: a list that still grows moves under the pointer. */
  private async take(row: Locator): Promise<void> {
    const isChosen = await row
      .and(this.page.locator('.focused'))
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
    if (isChosen) await this.page.keyboard.press('Enter');
    else await row.click();
  }
}
