#ifndef LEYLINE_CGUMBO_SHIM_H
#define LEYLINE_CGUMBO_SHIM_H

#include <gumbo.h>
#include <string.h>

/* Copies the text that HTML without tags stands for, and returns its length; 0 where it has no room.
   The nodes of Gumbo are unions behind untyped pointers, which C reads more safely than Swift. */
static inline size_t leyline_gumbo_text(const char *html, size_t length, char *text, size_t capacity) {
  GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, html, length);
  size_t count = 0;
  const GumboVector *parts = &output->root->v.element.children;
  for (unsigned part = 0; part < parts->length; part++) {
    const GumboNode *body = (const GumboNode *)parts->data[part];
    if (body->type != GUMBO_NODE_ELEMENT || body->v.element.tag != GUMBO_TAG_BODY
        || body->v.element.children.length != 1)
      continue;
    const GumboNode *node = (const GumboNode *)body->v.element.children.data[0];
    if (node->type != GUMBO_NODE_TEXT) continue;
    count = strlen(node->v.text.text);
    if (count > capacity) count = 0;
    memcpy(text, node->v.text.text, count);
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return count;
}

#endif
