/* A study from C: settings as the text of a study file, the tests as an Arrow stream.

     cc -I FOLDER study.c -L FOLDER -lleyline -Wl,-rpath,FOLDER -o study
     ./study data/simulated/study.toml

   FOLDER is where `make library` puts libleyline.so and its headers. */

#include <leyline.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Prints what went wrong, and where. */
static int fail(leyline_error *error) {
  char message[1024], file[256];
  leyline_error_text(error, LEYLINE_ERROR_MESSAGE, message, sizeof message);
  leyline_error_text(error, LEYLINE_ERROR_FILE, file, sizeof file);
  message[sizeof message - 1] = 0;
  file[sizeof file - 1] = 0;
  fprintf(stderr, "%s\n", message);
  if (leyline_error_line(error) >= 0) {
    fprintf(stderr, "in %s, line %lld\n", file, (long long)leyline_error_line(error));
  }
  leyline_error_free(error);
  return 1;
}

/* Reads a whole file; the caller frees the text. */
static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(*length + 1);
  if (text && fread(text, 1, *length, file) != *length) {
    free(text);
    text = NULL;
  }
  fclose(file);
  return text;
}

static int32_t show(void *context, const char *stage) {
  (void)context;
  fprintf(stderr, "%s ...\n", stage);
  return 0;
}

/* Prints the columns of a table and the number of its rows. */
static void describe(const char *name, struct ArrowArrayStream *stream) {
  struct ArrowSchema schema;
  stream->get_schema(stream, &schema);
  printf("%s:", name);
  for (int64_t i = 0; i < schema.n_children; i++) {
    printf(" %s(%s)", schema.children[i]->name, schema.children[i]->format);
  }
  schema.release(&schema);
  long long rows = 0;
  for (;;) {
    struct ArrowArray array;
    stream->get_next(stream, &array);
    if (!array.release) break;
    rows += array.length;
    array.release(&array);
  }
  printf(", %lld rows\n", rows);
}

int main(int count, char **arguments) {
  if (leyline_abi_version() != LEYLINE_ABI_VERSION) {
    fprintf(stderr, "the library and the header are of different versions\n");
    return 2;
  }
  if (count != 2) {
    fprintf(stderr, "usage: study STUDY.toml\n");
    return 64;
  }
  size_t length = 0;
  char *text = read_file(arguments[1], &length);
  if (!text) {
    perror(arguments[1]);
    return 1;
  }
  char *slash = strrchr(arguments[1], '/');
  char *folder = slash ? strndup(arguments[1], (size_t)(slash - arguments[1])) : NULL;

  leyline_session *session = NULL;
  leyline_error *error = NULL;
  int status = 1;
  if (leyline_session_create("study", &session, &error) != LEYLINE_OK
      || leyline_set(session, text, length, folder, arguments[1], &error) != LEYLINE_OK
      || leyline_run(session, show, NULL, &error) != LEYLINE_OK) {
    status = fail(error);
  } else {
    status = 0;
    for (size_t i = 0; i < leyline_table_count(session); i++) {
      char name[64];
      struct ArrowArrayStream stream;
      leyline_table_name(session, i, name, sizeof name);
      if (leyline_table(session, name, &stream, &error) != LEYLINE_OK) {
        status = fail(error);
        break;
      }
      describe(name, &stream);
      stream.release(&stream);
    }
  }
  leyline_session_free(session);
  free(folder);
  free(text);
  return status;
}
