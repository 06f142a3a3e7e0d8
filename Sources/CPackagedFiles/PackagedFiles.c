/* Written by scripts/packaged-files. */
#include "CPackagedFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "../../Sources/StudyReport/Resources/chart-theme.json"
};

static const unsigned char file_1[] = {
#embed "../../Sources/StudyReport/Resources/charts.css"
};

static const unsigned char file_2[] = {
#embed "../../Sources/StudyReport/Resources/charts.js"
};

static const unsigned char file_3[] = {
#embed "../../Sources/StudyReport/Resources/charts/activity.json"
};

static const unsigned char file_4[] = {
#embed "../../Sources/StudyReport/Resources/charts/choices.json"
};

static const unsigned char file_5[] = {
#embed "../../Sources/StudyReport/Resources/charts/curve.json"
};

static const unsigned char file_6[] = {
#embed "../../Sources/StudyReport/Resources/charts/days.json"
};

static const unsigned char file_7[] = {
#embed "../../Sources/StudyReport/Resources/charts/forest.json"
};

static const unsigned char file_8[] = {
#embed "../../Sources/StudyReport/Resources/charts/groups.json"
};

static const unsigned char file_9[] = {
#embed "../../Sources/StudyReport/Resources/charts/influence.json"
};

static const unsigned char file_10[] = {
#embed "../../Sources/StudyReport/Resources/charts/lead-lag-panel.json"
};

static const unsigned char file_11[] = {
#embed "../../Sources/StudyReport/Resources/charts/lead-lag.json"
};

static const unsigned char file_12[] = {
#embed "../../Sources/StudyReport/Resources/charts/market-fit.json"
};

static const unsigned char file_13[] = {
#embed "../../Sources/StudyReport/Resources/charts/minutes.json"
};

static const unsigned char file_14[] = {
#embed "../../Sources/StudyReport/Resources/charts/path.json"
};

static const unsigned char file_15[] = {
#embed "../../Sources/StudyReport/Resources/charts/placebo.json"
};

static const unsigned char file_16[] = {
#embed "../../Sources/StudyReport/Resources/charts/price-lines.json"
};

static const unsigned char file_17[] = {
#embed "../../Sources/StudyReport/Resources/charts/price.json"
};

static const unsigned char file_18[] = {
#embed "../../Sources/StudyReport/Resources/charts/residuals.json"
};

static const unsigned char file_19[] = {
#embed "../../Sources/StudyReport/Resources/charts/scatter.json"
};

static const unsigned char file_20[] = {
#embed "../../Sources/StudyReport/Resources/charts/sessions-price.json"
};

static const unsigned char file_21[] = {
#embed "../../Sources/StudyReport/Resources/charts/sessions-volume.json"
};

static const unsigned char file_22[] = {
#embed "../../Sources/StudyReport/Resources/charts/shares.json"
};

static const unsigned char file_23[] = {
#embed "../../Sources/StudyReport/Resources/charts/timeline-months.json"
};

static const unsigned char file_24[] = {
#embed "../../Sources/StudyReport/Resources/charts/timeline.json"
};

static const unsigned char file_25[] = {
#embed "../../Sources/StudyReport/Resources/charts/vwap-price.json"
};

static const unsigned char file_26[] = {
#embed "../../Sources/StudyReport/Resources/charts/vwap-volume.json"
};

static const unsigned char file_27[] = {
#embed "../../Sources/StudyReport/Resources/charts/window-grid.json"
};

static const unsigned char file_28[] = {
#embed "../../Sources/StudyReport/Resources/charts/window-list.json"
};

static const unsigned char file_29[] = {
#embed "../../Sources/StudyReport/Resources/explorer.js"
};

static const unsigned char file_30[] = {
#embed "../../Sources/StudyReport/Resources/figures.py"
};

static const unsigned char file_31[] = {
#embed "../../Sources/StudyReport/Resources/page.js"
};

static const unsigned char file_32[] = {
#embed "../../Sources/StudyReport/Resources/paper.js"
};

static const unsigned char file_33[] = {
#embed "../../Sources/StudyReport/Resources/report.css"
};

static const unsigned char file_34[] = {
#embed "../../Sources/StudyReport/Resources/tables.js"
};

static const unsigned char file_35[] = {
#embed "../../Sources/StudyReport/Resources/templates/closing.mustache"
};

static const unsigned char file_36[] = {
#embed "../../Sources/StudyReport/Resources/templates/configuration.mustache"
};

static const unsigned char file_37[] = {
#embed "../../Sources/StudyReport/Resources/templates/definitions.mustache"
};

static const unsigned char file_38[] = {
#embed "../../Sources/StudyReport/Resources/templates/eventlist.mustache"
};

static const unsigned char file_39[] = {
#embed "../../Sources/StudyReport/Resources/templates/events.mustache"
};

static const unsigned char file_40[] = {
#embed "../../Sources/StudyReport/Resources/templates/figure.mustache"
};

static const unsigned char file_41[] = {
#embed "../../Sources/StudyReport/Resources/templates/grid.mustache"
};

static const unsigned char file_42[] = {
#embed "../../Sources/StudyReport/Resources/templates/header.mustache"
};

static const unsigned char file_43[] = {
#embed "../../Sources/StudyReport/Resources/templates/inputs.mustache"
};

static const unsigned char file_44[] = {
#embed "../../Sources/StudyReport/Resources/templates/job.mustache"
};

static const unsigned char file_45[] = {
#embed "../../Sources/StudyReport/Resources/templates/methods.mustache"
};

static const unsigned char file_46[] = {
#embed "../../Sources/StudyReport/Resources/templates/notes.mustache"
};

static const unsigned char file_47[] = {
#embed "../../Sources/StudyReport/Resources/templates/opening.mustache"
};

static const unsigned char file_48[] = {
#embed "../../Sources/StudyReport/Resources/templates/parts.mustache"
};

static const unsigned char file_49[] = {
#embed "../../Sources/StudyReport/Resources/templates/report.mustache"
};

static const unsigned char file_50[] = {
#embed "../../Sources/StudyReport/Resources/templates/results.mustache"
};

static const unsigned char file_51[] = {
#embed "../../Sources/StudyReport/Resources/templates/section.mustache"
};

static const unsigned char file_52[] = {
#embed "../../Sources/StudyReport/Resources/templates/sensitivity.mustache"
};

static const unsigned char file_53[] = {
#embed "../../Sources/StudyReport/Resources/templates/sheets.mustache"
};

#if __has_embed("../../Sources/StudyReport/Resources/vega-bundle.js")
static const unsigned char file_54[] = {
#embed "../../Sources/StudyReport/Resources/vega-bundle.js"
};
#endif

static const unsigned char file_55[] = {
#embed "../../Sources/StudyReport/Resources/window-map.js"
};

static const unsigned char file_56[] = {
#embed "../../Sources/StudyServer/Resources/api.js"
};

static const unsigned char file_57[] = {
#embed "../../Sources/StudyServer/Resources/asking.js"
};

static const unsigned char file_58[] = {
#embed "../../Sources/StudyServer/Resources/choices.js"
};

static const unsigned char file_59[] = {
#embed "../../Sources/StudyServer/Resources/comparison.js"
};

static const unsigned char file_60[] = {
#embed "../../Sources/StudyServer/Resources/events.js"
};

static const unsigned char file_61[] = {
#embed "../../Sources/StudyServer/Resources/files.js"
};

static const unsigned char file_62[] = {
#embed "../../Sources/StudyServer/Resources/index.mustache"
};

static const unsigned char file_63[] = {
#embed "../../Sources/StudyServer/Resources/page.css"
};

static const unsigned char file_64[] = {
#embed "../../Sources/StudyServer/Resources/page.js"
};

static const unsigned char file_65[] = {
#embed "../../Sources/StudyServer/Resources/premium.js"
};

static const unsigned char file_66[] = {
#embed "../../Sources/StudyServer/Resources/refused.mustache"
};

static const unsigned char file_67[] = {
#embed "../../Sources/StudyServer/Resources/results.js"
};

static const unsigned char file_68[] = {
#embed "../../Sources/StudyServer/Resources/runs.js"
};

static const unsigned char file_69[] = {
#embed "../../Sources/StudyServer/Resources/tab.js"
};

static const unsigned char file_70[] = {
#embed "../../Sources/StudyServer/Resources/understood.js"
};

static const unsigned char file_71[] = {
#embed "../../Sources/StudyServer/Resources/window.js"
};

static const unsigned char file_72[] = {
#embed "../../Sources/StudyServer/Resources/words.js"
};

static const unsigned char file_73[] = {
#embed "../../Sources/StudyServer/Resources/work.js"
};

static const unsigned char file_74[] = {
#embed "../../data/ashok-leyland/study.toml"
};

static const unsigned char file_75[] = {
#embed "../../data/ashok-leyland/adjustments.csv"
};

static const unsigned char file_76[] = {
#embed "../../data/ashok-leyland/events.csv"
};

static const unsigned char file_77[] = {
#embed "../../data/ashok-leyland/nifty_50.csv"
};

static const unsigned char file_78[] = {
#embed "../../data/ashok-leyland/nifty_auto.csv"
};

static const unsigned char file_79[] = {
#embed "../../data/ashok-leyland/prices.csv"
};

static const unsigned char file_80[] = {
#embed "../../data/ashok-leyland/README.md"
};

static const unsigned char file_81[] = {
#embed "../../seeds/000_ashok-leyland-calb-battery-partnership.txt"
};

static const unsigned char file_82[] = {
#embed "../../seeds/001_ashok-leyland-calb-cell-technology.txt"
};

static const unsigned char file_83[] = {
#embed "../../seeds/002_ashok-leyland-calb-first-report.txt"
};

static const unsigned char file_84[] = {
#embed "../../seeds/003_japanese-delegation-battery-industry.txt"
};

static const unsigned char file_85[] = {
#embed "../../seeds/004_jsw-battery-joint-venture-talks.txt"
};

static const struct leyline_packaged_file files[] = {
    {"report/chart-theme.json", file_0, sizeof file_0},
    {"report/charts.css", file_1, sizeof file_1},
    {"report/charts.js", file_2, sizeof file_2},
    {"report/charts/activity.json", file_3, sizeof file_3},
    {"report/charts/choices.json", file_4, sizeof file_4},
    {"report/charts/curve.json", file_5, sizeof file_5},
    {"report/charts/days.json", file_6, sizeof file_6},
    {"report/charts/forest.json", file_7, sizeof file_7},
    {"report/charts/groups.json", file_8, sizeof file_8},
    {"report/charts/influence.json", file_9, sizeof file_9},
    {"report/charts/lead-lag-panel.json", file_10, sizeof file_10},
    {"report/charts/lead-lag.json", file_11, sizeof file_11},
    {"report/charts/market-fit.json", file_12, sizeof file_12},
    {"report/charts/minutes.json", file_13, sizeof file_13},
    {"report/charts/path.json", file_14, sizeof file_14},
    {"report/charts/placebo.json", file_15, sizeof file_15},
    {"report/charts/price-lines.json", file_16, sizeof file_16},
    {"report/charts/price.json", file_17, sizeof file_17},
    {"report/charts/residuals.json", file_18, sizeof file_18},
    {"report/charts/scatter.json", file_19, sizeof file_19},
    {"report/charts/sessions-price.json", file_20, sizeof file_20},
    {"report/charts/sessions-volume.json", file_21, sizeof file_21},
    {"report/charts/shares.json", file_22, sizeof file_22},
    {"report/charts/timeline-months.json", file_23, sizeof file_23},
    {"report/charts/timeline.json", file_24, sizeof file_24},
    {"report/charts/vwap-price.json", file_25, sizeof file_25},
    {"report/charts/vwap-volume.json", file_26, sizeof file_26},
    {"report/charts/window-grid.json", file_27, sizeof file_27},
    {"report/charts/window-list.json", file_28, sizeof file_28},
    {"report/explorer.js", file_29, sizeof file_29},
    {"report/figures.py", file_30, sizeof file_30},
    {"report/page.js", file_31, sizeof file_31},
    {"report/paper.js", file_32, sizeof file_32},
    {"report/report.css", file_33, sizeof file_33},
    {"report/tables.js", file_34, sizeof file_34},
    {"report/templates/closing.mustache", file_35, sizeof file_35},
    {"report/templates/configuration.mustache", file_36, sizeof file_36},
    {"report/templates/definitions.mustache", file_37, sizeof file_37},
    {"report/templates/eventlist.mustache", file_38, sizeof file_38},
    {"report/templates/events.mustache", file_39, sizeof file_39},
    {"report/templates/figure.mustache", file_40, sizeof file_40},
    {"report/templates/grid.mustache", file_41, sizeof file_41},
    {"report/templates/header.mustache", file_42, sizeof file_42},
    {"report/templates/inputs.mustache", file_43, sizeof file_43},
    {"report/templates/job.mustache", file_44, sizeof file_44},
    {"report/templates/methods.mustache", file_45, sizeof file_45},
    {"report/templates/notes.mustache", file_46, sizeof file_46},
    {"report/templates/opening.mustache", file_47, sizeof file_47},
    {"report/templates/parts.mustache", file_48, sizeof file_48},
    {"report/templates/report.mustache", file_49, sizeof file_49},
    {"report/templates/results.mustache", file_50, sizeof file_50},
    {"report/templates/section.mustache", file_51, sizeof file_51},
    {"report/templates/sensitivity.mustache", file_52, sizeof file_52},
    {"report/templates/sheets.mustache", file_53, sizeof file_53},
#if __has_embed("../../Sources/StudyReport/Resources/vega-bundle.js")
    {"report/vega-bundle.js", file_54, sizeof file_54},
#endif
    {"report/window-map.js", file_55, sizeof file_55},
    {"page/api.js", file_56, sizeof file_56},
    {"page/asking.js", file_57, sizeof file_57},
    {"page/choices.js", file_58, sizeof file_58},
    {"page/comparison.js", file_59, sizeof file_59},
    {"page/events.js", file_60, sizeof file_60},
    {"page/files.js", file_61, sizeof file_61},
    {"page/index.mustache", file_62, sizeof file_62},
    {"page/page.css", file_63, sizeof file_63},
    {"page/page.js", file_64, sizeof file_64},
    {"page/premium.js", file_65, sizeof file_65},
    {"page/refused.mustache", file_66, sizeof file_66},
    {"page/results.js", file_67, sizeof file_67},
    {"page/runs.js", file_68, sizeof file_68},
    {"page/tab.js", file_69, sizeof file_69},
    {"page/understood.js", file_70, sizeof file_70},
    {"page/window.js", file_71, sizeof file_71},
    {"page/words.js", file_72, sizeof file_72},
    {"page/work.js", file_73, sizeof file_73},
    {"sample/data/ashok-leyland/study.toml", file_74, sizeof file_74},
    {"sample/data/ashok-leyland/adjustments.csv", file_75, sizeof file_75},
    {"sample/data/ashok-leyland/events.csv", file_76, sizeof file_76},
    {"sample/data/ashok-leyland/nifty_50.csv", file_77, sizeof file_77},
    {"sample/data/ashok-leyland/nifty_auto.csv", file_78, sizeof file_78},
    {"sample/data/ashok-leyland/prices.csv", file_79, sizeof file_79},
    {"sample/data/ashok-leyland/README.md", file_80, sizeof file_80},
    {"sample/seeds/000_ashok-leyland-calb-battery-partnership.txt", file_81, sizeof file_81},
    {"sample/seeds/001_ashok-leyland-calb-cell-technology.txt", file_82, sizeof file_82},
    {"sample/seeds/002_ashok-leyland-calb-first-report.txt", file_83, sizeof file_83},
    {"sample/seeds/003_japanese-delegation-battery-industry.txt", file_84, sizeof file_84},
    {"sample/seeds/004_jsw-battery-joint-venture-talks.txt", file_85, sizeof file_85},
};

size_t leyline_packaged_file_count(void) { return sizeof files / sizeof files[0]; }

const struct leyline_packaged_file *leyline_packaged_file(size_t position) {
  return &files[position];
}
