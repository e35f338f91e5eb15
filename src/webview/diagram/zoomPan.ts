/** Zooms and moves `sheet` inside `frame`. Without Alt or a pinch the wheel stays the page's. */
export class ZoomPan {
  readonly #frame: HTMLElement;
  readonly #sheet: HTMLElement;
  readonly #pointers = new Map<number, PointerEvent>();
  #scale = 1;
  #x = 0;
  #y = 0;

  constructor(frame: HTMLElement, sheet: HTMLElement) {
    this.#frame = frame;
    this.#sheet = sheet;
    frame.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    frame.addEventListener('keydown', (event) => this.#key(event));
    frame.addEventListener('pointerdown', (event) => this.#pointerDown(event));
    frame.addEventListener('pointermove', (event) => this.#pointerMove(event));
    for (const end of ['pointerup', 'pointercancel'] as const) {
      frame.addEventListener(end, (event) => this.#pointers.delete(event.pointerId));
    }
  }

  /** @param factor above 1 zooms in; `at` is the point that stays, in CSS pixels of the window */
  zoom(factor: number, at?: { readonly x: number; readonly y: number }): void {
    const box = this.#frame.getBoundingClientRect();
    const fixedX = (at?.x ?? box.left + box.width / 2) - box.left;
    const fixedY = (at?.y ?? box.top + box.height / 2) - box.top;
    const scale = Math.min(8, Math.max(0.5, this.#scale * factor));
    this.#x = fixedX - ((fixedX - this.#x) * scale) / this.#scale;
    this.#y = fixedY - ((fixedY - this.#y) * scale) / this.#scale;
    this.#scale = scale;
    this.#apply();
  }

  reset(): void {
    this.#scale = 1;
    this.#x = 0;
    this.#y = 0;
    this.#apply();
  }

  get #zoomed(): boolean {
    return this.#scale !== 1;
  }

  #pan(x: number, y: number): void {
    this.#x += x;
    this.#y += y;
    this.#apply();
  }

  /** Keeps a part of the sheet in sight, wherever it is moved. */
  #apply(): void {
    const { clientWidth: width, clientHeight: height } = this.#frame;
    this.#x = clamp(this.#x, -width * this.#scale + width / 4, (width * 3) / 4);
    this.#y = clamp(this.#y, -height * this.#scale + height / 4, (height * 3) / 4);
    const still = !this.#zoomed && this.#x === 0 && this.#y === 0;
    this.#sheet.style.transform = still ? '' : `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})`;
    this.#frame.classList.toggle('zoomed', !still);
  }

  #wheel(event: WheelEvent): void {
    // A pinch on a touchpad arrives as a wheel with Ctrl.
    if (!event.altKey && !event.ctrlKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), {
      x: event.clientX,
      y: event.clientY,
    });
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = 48;
    const actions: Readonly<Record<string, (() => void) | undefined>> = {
      '+': () => this.zoom(1.25),
      '=': () => this.zoom(1.25),
      '-': () => this.zoom(0.8),
      '0': () => this.reset(),
      ...(this.#frame.classList.contains('zoomed') && {
        ArrowLeft: () => this.#pan(step, 0),
        ArrowRight: () => this.#pan(-step, 0),
        ArrowUp: () => this.#pan(0, step),
        ArrowDown: () => this.#pan(0, -step),
      }),
    };
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  #pointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#pointers.set(event.pointerId, event);
    if (this.#frame.classList.contains('zoomed')) this.#frame.setPointerCapture(event.pointerId);
  }

  #pointerMove(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const other = [...this.#pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
    if (other) {
      const factor = distance(event, other) / Math.max(1, distance(before, other));
      this.zoom(factor, { x: (event.clientX + other.clientX) / 2, y: (event.clientY + other.clientY) / 2 });
    } else if (this.#frame.classList.contains('zoomed')) {
      this.#pan(event.clientX - before.clientX, event.clientY - before.clientY);
    }
    this.#pointers.set(event.pointerId, event);
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function distance(a: PointerEvent, b: PointerEvent): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}
