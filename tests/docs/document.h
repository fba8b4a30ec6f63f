// A page of documentation as something that can be run.
//
// Input: a Markdown file. In a fence tagged `console` lines that begin with "$ " are commands, the
// lines behind each are what it prints, standard error included. A fence behind a comment
// `<!-- file PATH -->` is a file; behind `<!-- append PATH -->` it goes to the end of one. Every
// command, each part of a pipe included, exits with 0, but the last one of a fence behind a comment
// `<!-- exit STATUS -->`, which exits with that. `<!-- run COMMAND -->` is what a reader does by
// hand, such as a change in a file: run, and its output not shown. A fence tagged `text` is
// neither; any other fence is a mistake of the page. Output: the page in parts, and the page again
// with other output in the place of what it shows.
#ifndef XINZE_TESTS_DOCS_DOCUMENT_H_
#define XINZE_TESTS_DOCS_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

namespace xinze::docs {

struct Part {
  enum class Kind { kProse, kCommand, kFile, kHand };
  Kind kind = Kind::kProse;
  int line = 0;
  std::string
      text;  // as it stands in the page, the command's "$ " and the fences of a file left out
  std::string path;      // of a file
  bool append = false;   // to that file
  std::string expected;  // what a command prints, each line with its line feed
  int status = 0;        // what a command exits with, as the page announces it
};

struct Document {
  std::vector<Part> parts;            // joined by Print they are the page
  std::vector<std::string> mistakes;  // fences that are none of the kinds
};

Document Parse(std::string_view markdown);
std::string Print(const Document& document);

// A script for bash that writes the files, runs the commands in order in one shell, and prints
// before the output of each command and behind it lines that `SplitOutput` knows.
std::string Script(const Document& document);

struct Outcome {
  std::string output;
  int status = -1;  // -1: the shell ended within the command
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// What each command did, in order; fewer than there are commands where the shell ended early.
std::vector<Outcome> SplitOutput(std::string_view output);

}  // namespace xinze::docs

#endif  // XINZE_TESTS_DOCS_DOCUMENT_H_
