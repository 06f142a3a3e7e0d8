/* Event studies from C: libleyline.

   A session is one piece of work: it is given settings and inputs, is run once, and then hands out its
   tables and texts. Settings are the text of a study file (TOML, docs/README.md); inputs are the files
   that the settings name, or data frames handed over by the Arrow C stream interface.

     leyline_session *session = NULL;
     leyline_error *error = NULL;
     leyline_session_create("study", &session, &error);
     leyline_set(session, toml, strlen(toml), NULL, &error);
     leyline_add_frame(session, "prices", "prices", &stream, &error);
     leyline_run(session, NULL, NULL, &error);
     leyline_table(session, "cars", &result, &error);
     leyline_session_free(session);

   Every function may be called from any thread, and different sessions share nothing. Of one session,
   leyline_stop and leyline_stage may be called while leyline_run runs; every other call then answers
   LEYLINE_BUSY. A session must not be freed twice, nor used after it is freed.

   A function that can fail returns a leyline_status. Where it is not LEYLINE_OK and `error` is not NULL,
   *error is a new error that the caller frees with leyline_error_free.

   Texts are UTF-8 and go into memory of the caller: a function that gives one returns the number of its
   bytes, writes at most `capacity` of them, and ends them with a zero where there is room for it. Call it
   with a capacity of 0 to learn how much memory is needed. */

#ifndef LEYLINE_H
#define LEYLINE_H

#include <stddef.h>
#include <stdint.h>

#include "arrow_c_data.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface. It changes when a program that was compiled before may not work. */
#define LEYLINE_ABI_VERSION 1

typedef int32_t leyline_status;
enum {
  LEYLINE_OK = 0,
  /* An input or a setting is wrong; the error says what to do. */
  LEYLINE_INVALID = 1,
  /* Leyline itself failed. */
  LEYLINE_INTERNAL = 2,
  /* leyline_stop or the progress function ended the run. */
  LEYLINE_STOPPED = 3,
  /* The session runs, or has not run yet, or has run already. */
  LEYLINE_BUSY = 4,
  /* The call names something that there is none of. */
  LEYLINE_UNKNOWN = 5
};

typedef struct leyline_session leyline_session;
typedef struct leyline_error leyline_error;

/* The version of the interface that the library was built with; a program checks that it is
   LEYLINE_ABI_VERSION before any other call. */
uint32_t leyline_abi_version(void);

/* The version of Leyline, such as 0.1.0. */
size_t leyline_version(char *buffer, size_t capacity);

/* The settings that leyline_set takes, as JSON: a list of objects with the members section, key, option,
   the name of the option of the command line, and list, whether the value is one. */
size_t leyline_setting_names(char *buffer, size_t capacity);

/* What the tests and the models are, as JSON: a list of objects with the members kind ("test", "event_test",
   "group_test" or "model"), id, name, short_name, formula, null_distribution, assumes, violated_by, a list of
   what a sample can show against the test, and source. */
size_t leyline_methods(char *buffer, size_t capacity);

/* Begins a piece of work: "study", "sensitivity", "vwap", "correlate", "announcements", "align", "inspect",
   "extremes" or "simulate".

   A study that several machines compute is a "part" on each, with the settings of the whole study, and with
   prices and events of some securities; and then a "merge", with the same settings and the text "part" of each as
   an input of the role part. The result is that of one "study", to the same bits. */
leyline_status leyline_session_create(
  const char *task, leyline_session **session, leyline_error **error);

/* Ends a session, which may be NULL; tables that were taken from it stay. One that runs is stopped, and
   ends when its run has returned. */
void leyline_session_free(leyline_session *session);

/* Changes settings: the text of a study file, or the same tables as a JSON object, whose keys count over what
   was set before.

   TOML, and JSON with a folder, is a study file; JSON without one is as the options of the command, so that
   windows, models and tests that it names are the only ones of a sensitivity study.

   Relative paths are relative to `folder`, which only the first settings of a session can have, or to the
   current folder where it is NULL. `name` is what errors call the text, or NULL. The tables of "vwap",
   "correlate", "extremes" and "simulate" are [vwap], [correlate], [extremes] and [simulate], with the names of the options of the
   command. */
leyline_status leyline_set(
  leyline_session *session, const char *toml, size_t length, const char *folder, const char *name,
  leyline_error **error);

/* Gives a data frame in the place of a file.

   `role` is prices, market, factors, companion, events, intraday, adjustments, companies or, for the text of
   leyline_add_text alone, part; all but
   factors, companion, adjustments and companies can be given several times. `name` is what the frame is
   called in errors and results; where a frame of one security has no column of symbols, it is the symbol.
   The stream is taken over and released, also when the call fails. The memory of its values is only read, and is
   given back before leyline_run returns, or with the session; until then it must not change. What the columns are is
   recognized as in a file with the same names and values. */
leyline_status leyline_add_frame(
  leyline_session *session, const char *role, const char *name, struct ArrowArrayStream *stream,
  leyline_error **error);

/* Gives the text of a file, such as CSV, in the place of the file. */
leyline_status leyline_add_text(
  leyline_session *session, const char *role, const char *name, const char *text, size_t length,
  leyline_error **error);

/* Is told of each stage of a run as it begins; anything but 0 ends the run. */
typedef int32_t (*leyline_progress)(void *context, const char *stage);

/* Does the work. `progress` may be NULL. It is called on the thread that called leyline_run. */
leyline_status leyline_run(
  leyline_session *session, leyline_progress progress, void *context, leyline_error **error);

/* Asks a run to end, within a fraction of a second as a rule; can be called from a handler of signals. */
void leyline_stop(leyline_session *session);

/* The stage that a run is in; blank before and after. */
size_t leyline_stage(leyline_session *session, char *buffer, size_t capacity);

/* How many tables there are; 0 before a run. */
size_t leyline_table_count(leyline_session *session);

/* The name of a table, such as cars: that of its file in the output folder without .csv. */
size_t leyline_table_name(leyline_session *session, size_t index, char *buffer, size_t capacity);

/* Gives a table as an Arrow stream, which the caller releases. Columns of numbers are float64 or int64,
   dates are date32, all others are utf8; missing values are null. */
leyline_status leyline_table(
  leyline_session *session, const char *name, struct ArrowArrayStream *stream, leyline_error **error);

/* Gives a text: "json", the whole result as --format json of the command prints it; "html", the page;
   "verdict", "advice" and "notes", lists of sentences in JSON; "charts", Vega-Lite specifications in JSON
   by their names; "latex" and "markdown", the tables that a paper prints, and "docx", "xlsx" and "sqlite",
   files that are no text; "part", of a "part", bytes that are no text, for the "merge" by the same version. *size is set to the number of its bytes. */
leyline_status leyline_text(
  leyline_session *session, const char *name, char *buffer, size_t capacity, size_t *size,
  leyline_error **error);

/* Writes the output folder of the work, whole or not at all. */
leyline_status leyline_save(leyline_session *session, const char *folder, leyline_error **error);

/* The same with further files. `forms` are names with spaces between them: "latex", "markdown", "docx",
   "xlsx" and "sqlite" for the tables, and "compact", "pretty" or "lines" for study.json. */
leyline_status leyline_save_forms(
  leyline_session *session, const char *folder, const char *forms, leyline_error **error);

/* What an error tells. A part that it lacks is blank, and a line or column that is not known is 0. */
typedef int32_t leyline_error_part;
enum {
  /* One sentence for a person. */
  LEYLINE_ERROR_MESSAGE = 0,
  /* The setting that is wrong or that helps, such as prices.duplicates. */
  LEYLINE_ERROR_SETTING = 1,
  /* The file or the data frame. */
  LEYLINE_ERROR_FILE = 2,
  /* The name of the column. */
  LEYLINE_ERROR_COLUMN = 3,
  /* The text that is wrong. */
  LEYLINE_ERROR_VALUE = 4,
  /* The sentence with settings spelled as keyword arguments of a function, such as
     date_format="dd/mm/yyyy", and not as keys of a study file. */
  LEYLINE_ERROR_KEYWORDS = 5
};

size_t leyline_error_text(
  const leyline_error *error, leyline_error_part part, char *buffer, size_t capacity);

/* The line of the file, counted from 1, or the row of the data frame, counted from 0; -1 where neither is
   known. */
int64_t leyline_error_line(const leyline_error *error);

/* The number of the column, counted from 1; 0 where it is not known. */
int64_t leyline_error_column(const leyline_error *error);

void leyline_error_free(leyline_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LEYLINE_H */
