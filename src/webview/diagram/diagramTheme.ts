import { isDark, themeColour } from '../theme.ts';

/** How diagrams look in the editor's present theme. */
export interface DiagramTheme {
  /** Equal for two themes that draw alike. */
  readonly key: string;
  readonly fontFamily: string;
  /** Mermaid's `themeVariables`. */
  readonly variables: Readonly<Record<string, string | boolean | object>>;
}

/** Mermaid calculates with colours, so it gets opaque ones in hex, read from the page's CSS variables. */
export function readDiagramTheme(): DiagramTheme {
  const mix = createMixer();
  const page = getComputedStyle(document.body);
  const background = mix(page.backgroundColor, '#ffffff', 1);
  const on = (colour: string, share = 1): string => mix(colour, background, share);
  const text = on(page.color);
  const contrast = themeColour('--vscode-contrastBorder', '');
  const accent = on(
    contrast || themeColour('--vscode-textLink-foreground', isDark() ? '#4daafc' : '#0066bf'),
  );
  // High contrast draws plain boxes with strong borders; other themes tint them.
  const fill = contrast ? background : on(accent, 0.1);
  const border = contrast ? accent : on(accent, 0.65);
  const line = contrast ? text : on(text, 0.65);
  const quiet = contrast ? background : on(text, 0.05);
  const series = chartColours.map(([name, fallback]) => on(themeColour(name, fallback)));
  const fontFamily = themeColour('--vscode-font-family', 'sans-serif');
  const variables = {
    darkMode: isDark(),
    fontFamily,
    fontSize: '14px',
    background,
    ...nodes(fill, border, text, line, quiet, on(accent, 0.2)),
    ...sequence(fill, border, text, line, quiet),
    ...notes(
      contrast ? background : on(series[1] ?? accent, 0.16),
      contrast ? accent : on(series[1] ?? accent, 0.7),
      text,
    ),
    ...planning(fill, border, text, line, quiet, background, series),
    ...scales(series, text, (colour) => (contrast ? background : on(colour, 0.22))),
    ...charts(series, text, line, background, on),
  };
  return { key: JSON.stringify(variables), fontFamily, variables };
}

const chartColours = [
  ['--vscode-charts-blue', '#1a85ff'],
  ['--vscode-charts-orange', '#d18616'],
  ['--vscode-charts-green', '#388a34'],
  ['--vscode-charts-purple', '#652d90'],
  ['--vscode-charts-red', '#e51400'],
  ['--vscode-charts-yellow', '#bf8803'],
] as const;

function nodes(fill: string, border: string, text: string, line: string, quiet: string, strong: string) {
  return {
    primaryColor: fill,
    primaryBorderColor: border,
    primaryTextColor: text,
    secondaryColor: strong,
    secondaryBorderColor: border,
    secondaryTextColor: text,
    tertiaryColor: quiet,
    tertiaryBorderColor: line,
    tertiaryTextColor: text,
    mainBkg: fill,
    nodeBorder: border,
    nodeTextColor: text,
    clusterBkg: quiet,
    clusterBorder: line,
    titleColor: text,
    textColor: text,
    lineColor: line,
    arrowheadColor: line,
    defaultLinkColor: line,
    classText: text,
    labelColor: text,
    transitionColor: line,
    transitionLabelColor: text,
    stateLabelColor: text,
    stateBkg: fill,
    compositeBackground: quiet,
    compositeTitleBackground: fill,
    altBackground: quiet,
    specialStateColor: line,
    innerEndBackground: line,
    attributeBackgroundColorOdd: quiet,
    attributeBackgroundColorEven: fill,
    rowOdd: quiet,
    rowEven: fill,
    relationColor: line,
    relationLabelColor: text,
    relationLabelBackground: quiet,
    requirementBackground: fill,
    requirementBorderColor: border,
    requirementTextColor: text,
    edgeLabelBackground: quiet,
  };
}

function sequence(fill: string, border: string, text: string, line: string, quiet: string) {
  return {
    actorBkg: fill,
    actorBorder: border,
    actorTextColor: text,
    actorLineColor: line,
    signalColor: line,
    signalTextColor: text,
    labelBoxBkgColor: quiet,
    labelBoxBorderColor: line,
    labelTextColor: text,
    loopTextColor: text,
    activationBkgColor: fill,
    activationBorderColor: border,
    sequenceNumberColor: quiet,
  };
}

function notes(fill: string, border: string, text: string) {
  return { noteBkgColor: fill, noteBorderColor: border, noteTextColor: text };
}

function planning(
  fill: string,
  border: string,
  text: string,
  line: string,
  quiet: string,
  background: string,
  series: readonly string[],
) {
  return {
    sectionBkgColor: quiet,
    altSectionBkgColor: background,
    sectionBkgColor2: quiet,
    gridColor: line,
    taskBkgColor: fill,
    taskBorderColor: border,
    taskTextColor: text,
    taskTextLightColor: text,
    taskTextDarkColor: text,
    taskTextOutsideColor: text,
    taskTextClickableColor: text,
    activeTaskBkgColor: fill,
    activeTaskBorderColor: series[1] ?? border,
    doneTaskBkgColor: quiet,
    doneTaskBorderColor: line,
    critBkgColor: fill,
    critBorderColor: series[4] ?? border,
    todayLineColor: series[4] ?? border,
    excludeBkgColor: quiet,
  };
}

/** The numbered colours of mind maps, timelines, journeys and Git graphs. */
function scales(series: readonly string[], text: string, tint: (colour: string) => string) {
  const numbered = Array.from({ length: 12 }, (_, index) => {
    const colour = series[index % series.length] ?? text;
    return [
      [`cScale${index}`, tint(colour)],
      [`cScaleLabel${index}`, text],
      [`cScaleInv${index}`, colour],
      [`cScalePeer${index}`, colour],
      [`fillType${index}`, tint(colour)],
      [`git${index}`, colour],
      [`gitBranchLabel${index}`, text],
      [`pie${index + 1}`, tint(colour)],
    ];
  });
  return Object.fromEntries(numbered.flat()) as Record<string, string>;
}

function charts(
  series: readonly string[],
  text: string,
  line: string,
  background: string,
  on: (colour: string, share?: number) => string,
) {
  return {
    pieTitleTextColor: text,
    pieSectionTextColor: text,
    pieLegendTextColor: text,
    pieStrokeColor: line,
    pieOuterStrokeColor: line,
    pieOpacity: '1',
    commitLabelColor: text,
    commitLabelBackground: background,
    tagLabelColor: text,
    tagLabelBackground: background,
    tagLabelBorder: line,
    quadrant1Fill: on(text, 0.07),
    quadrant2Fill: on(text, 0.03),
    quadrant3Fill: background,
    quadrant4Fill: on(text, 0.03),
    quadrant1TextFill: text,
    quadrant2TextFill: text,
    quadrant3TextFill: text,
    quadrant4TextFill: text,
    quadrantPointFill: series[0] ?? text,
    quadrantPointTextFill: text,
    quadrantXAxisTextFill: text,
    quadrantYAxisTextFill: text,
    quadrantInternalBorderStrokeFill: line,
    quadrantExternalBorderStrokeFill: line,
    quadrantTitleFill: text,
    xyChart: {
      backgroundColor: background,
      titleColor: text,
      xAxisLabelColor: text,
      xAxisTitleColor: text,
      xAxisTickColor: line,
      xAxisLineColor: line,
      yAxisLabelColor: text,
      yAxisTitleColor: text,
      yAxisTickColor: line,
      yAxisLineColor: line,
      plotColorPalette: series.join(', '),
    },
  };
}

/** `share` of one CSS colour laid over another, as opaque `#rrggbb`; the browser does the reading and the sum. */
function createMixer(): (colour: string, over: string, share: number) => string {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return (colour, over, share) => {
    if (!pen) return over;
    pen.globalAlpha = 1;
    pen.fillStyle = over;
    pen.fillRect(0, 0, 1, 1);
    pen.globalAlpha = share;
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
}
