// The working calendar of a program: weekdays, less 法定放假日, plus 调休工作日. Both are
// vocabularies whose items without items below them are dates; what groups them is for the reader,
// and never a date itself, which might be meant as a day. Neither is open: what is published is
// listed in full.
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/check.h"
#include "compiler/check/context.h"
#include "compiler/literal/date.h"

namespace xinze::check {
namespace {

using literal::CalendarException;
using literal::Date;

constexpr int32_t kLastPublishedOfDecember = 24;

class Reader {
 public:
  explicit Reader(Context& context) : context_(context) {}

  // A notice names the days of a year, and may move work over New Year into the last week of the
  // year before: what is published ends before the last week of the last year.
  void Run() {
    const WellKnownNames& names = context_.options.well_known;
    Read(names.days_off, true);
    Read(names.make_up_days, false);
    ForEachStatement(context_, syntax::StatementKind::Vocabulary, &syntax::SyntaxTree::vocabularies,
                     [&](const Site&, const syntax::VocabularyStmt& decl) {
                       if (decl.name.text != names.days_off && decl.name.text != names.make_up_days)
                         return;
                       if (decl.open) RefuseOpen(decl.name);
                       RefuseOpenItems(decl.items);
                     });
    if (refused_ || exceptions_.empty() || !CheckYears()) return;
    const Date last = *Date::FromCivil(years_.rbegin()->first, 12, kLastPublishedOfDecember);
    std::erase_if(exceptions_, [&](const CalendarException& day) { return last < day.date; });
    const auto calendar = literal::WorkingCalendar::Create(
        *Date::FromCivil(years_.begin()->first, 1, 1), last, std::move(exceptions_));
    XINZE_CHECK(calendar.has_value(), "days that were checked make no calendar");
    context_.program.working_days = *calendar;
  }

 private:
  struct Seen {
    base::Span span;
    bool off = true;
  };

  void Read(const std::string& name, bool off) {
    const auto found = context_.vocabulary_names.find(name);
    if (found == context_.vocabulary_names.end()) return;
    const Vocabulary& vocabulary = context_.program.vocabularies[found->second];
    for (size_t code = 0; code < vocabulary.values.size(); ++code) {
      const Vocabulary::Value& value = vocabulary.values[code];
      if (value.last != static_cast<int32_t>(code)) {
        if (!literal::ParseDate(value.name).ok()) continue;
        Refuse(value, "下面还有项目，请改用节日的名称，这一天另列在它下面",
               "has items below it: give it the name of the holiday, and list the day below");
        continue;
      }
      if (!context_.IsLibrary(value.provenance.document)) {
        Refuse(value, "不在标准库里", "stands in no library file");
        continue;
      }
      if (context_.premises.contains({found->second, static_cast<int32_t>(code)})) {
        Refuse(value, "不能带前提", "takes no premise");
        continue;
      }
      const auto date = literal::ParseDate(value.name);
      if (!date.ok()) {
        Refuse(value, "不是日期", "is no date");
        continue;
      }
      const auto [at, fresh] = seen_.try_emplace(date->days, Seen{value.provenance.span, off});
      if (!fresh) {
        Refuse(value, "列了两次", "is listed twice")
            .Label(at->second.span, "先在这里列出", "listed here first");
        continue;
      }
      if (off) years_.try_emplace(date->civil().year, &value);
      exceptions_.push_back({*date, off});
      values_.push_back(&value);
    }
  }

  void RefuseOpen(const syntax::Name& name) {
    refused_ = true;
    context_.Report(Code::XZ0531, name.span)
        .ArgName(name.text)
        .Arg("不能带“等”：请删去“等”，把公布的日子列全",
             "takes no 等: delete it, and list the published days in full");
  }

  void RefuseOpenItems(const std::vector<syntax::VocabularyItem>& items) {
    for (const syntax::VocabularyItem& item : items) {
      if (item.open) RefuseOpen(item.name);
      RefuseOpenItems(item.children);
    }
  }

  // Every year between the first and the last has its days off, and make-up days lie within them.
  bool CheckYears() {
    bool sound = true;
    for (size_t i = 0; i < exceptions_.size(); ++i) {
      if (exceptions_[i].off || years_.contains(exceptions_[i].date.civil().year)) continue;
      Refuse(*values_[i], "所在的年份没有列放假日", "is in a year without days off");
      sound = false;
    }
    int64_t before = years_.empty() ? 0 : years_.begin()->first - 1;
    for (const auto& [year, value] : years_) {
      if (year != before + 1) {
        Refuse(*value, "之前的年份没有列放假日", "follows a year without days off");
        sound = false;
      }
      before = year;
    }
    return sound;
  }

  diagnostics::Diagnostics::Builder Refuse(const Vocabulary::Value& value, std::string_view zh,
                                           std::string_view en) {
    refused_ = true;
    return context_.Report(Code::XZ0531, value.provenance.span).ArgName(value.name).Arg(zh, en);
  }

  Context& context_;
  bool refused_ = false;
  std::map<int32_t, Seen> seen_;
  std::map<int64_t, const Vocabulary::Value*> years_;  // with the first day off listed in each
  std::vector<CalendarException> exceptions_;
  std::vector<const Vocabulary::Value*> values_;  // of exceptions_
};

}  // namespace

void FillWorkingDays(Context& context) { Reader(context).Run(); }

}  // namespace xinze::check
