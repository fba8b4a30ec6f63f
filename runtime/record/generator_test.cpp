#include "runtime/record/generator.h"

#include <set>

#include "compiler/literal/identifier.h"
#include "runtime/record/random.h"
#include "runtime/record/record_fixture.h"
#include "runtime/record/synthetic_ids.h"
#include "tests/support/standard_schema.h"

namespace xinze::record {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// The names of the standard schema, with a list, its procedure and a recommended measure.
struct Domain {
  Domain() : s(b) {
    const auto text = xinze::testing::TypeOf(check::TypeKind::Text);
    b.program().fields[s.id].required = true;
    region = b.Field(s.subject, "登记地区", text, {.unknown_ok = true});
    const auto classes = b.Vocabulary("信息类别", {"基础", "守信", "失信", "其他"});
    category = b.Field(s.record, "类别", xinze::testing::EnumType(classes));
    received = b.Field(s.record, "收到时间", text, {.absent_ok = true});
    b.program().entities[s.record].received_at = received;
    b.program().well_known.subject_region = region;
    const auto list = b.List("严重失信主体名单", b.True(), s.record);
    b.Procedure("黑名单认定",
                {{"告知", check::Step::Effect::None, check::Step::IfMissing::Defective},
                 {"认定", check::Step::Effect::Determines},
                 {"移出", check::Step::Effect::Exits}},
                {list});
    const auto measure = b.Measure("绿色通道", b.True());
    b.measure(measure).force = check::Force::Recommended;
  }

  std::string Generate(const GeneratorOptions& options) const {
    std::string lines;
    const base::Status status = GenerateSubjects(b.program(), options, [&](std::string_view line) {
      lines += line;
      lines += '\n';
      return base::Status::Ok();
    });
    EXPECT_TRUE(status.ok());
    return lines;
  }

  xinze::testing::ProgramBuilder b;
  xinze::testing::StandardSchema s;
  check::FieldId region, category, received;
};

class GeneratorTest : public ::testing::Test {
 protected:
  Domain domain_;
  Schema schema_{domain_.b.program()};
};

TEST_F(GeneratorTest, TheReaderAcceptsEveryRow) {
  const Reading reading = Read(schema_, domain_.Generate({.subjects = 2000}));
  EXPECT_THAT(reading.rejects, IsEmpty());
  EXPECT_EQ(reading.accounts.subjects_used, 2000U);
  EXPECT_THAT(reading.accounts.unknown_keys, IsEmpty());
}

TEST_F(GeneratorTest, OneSeedGivesOneTextAndAnotherAnother) {
  const std::string text = domain_.Generate({.subjects = 50, .seed = 7});
  EXPECT_EQ(domain_.Generate({.subjects = 50, .seed = 7}), text);
  EXPECT_NE(domain_.Generate({.subjects = 50, .seed = 8}), text);
  EXPECT_TRUE(domain_.Generate({.subjects = 60, .seed = 7}).starts_with(text))
      << "a subject does not depend on how many there are";
}

// Golden: the same on every platform.
TEST_F(GeneratorTest, TheFirstNumbersOfAStreamAreFixed) {
  Random random(1, 0);
  EXPECT_EQ(random.Below(1000), 522U);
  EXPECT_EQ(random.Below(1000), 286U);
  EXPECT_EQ(random.Below(1000), 949U);
}

TEST_F(GeneratorTest, IdentifiersAreRightAndDifferentAndBelongToNobody) {
  std::set<std::string> seen;
  for (uint64_t i = 0; i < 3000; ++i) {
    const uint64_t index = i * 3989;
    const std::string code = SyntheticCreditCode("91", index);
    const auto parsed = literal::ParseCreditCode(code);
    ASSERT_TRUE(parsed.ok()) << code;
    EXPECT_TRUE(parsed->organisation_check_holds()) << code;
    EXPECT_THAT(code, HasSubstr("PDY"));
    EXPECT_TRUE(seen.insert(code).second) << code;
    const SyntheticPerson person = SyntheticCitizenId(index);
    const auto citizen = literal::ParseCitizenId(person.id);
    ASSERT_TRUE(citizen.ok()) << person.id;
    EXPECT_EQ(citizen->birth_date().days, person.birth_date);
    EXPECT_EQ(citizen->region(), "999999");
    EXPECT_TRUE(seen.insert(person.id).second) << person.id;
  }
  EXPECT_EQ(SyntheticCreditCode("91", 0), "91000000PDY00001X8");
}

TEST_F(GeneratorTest, AboutFourRecordsASubjectAndUpToTwenty) {
  const Reading reading = Read(schema_, domain_.Generate({.subjects = 4000}));
  const Batch& batch = reading.batch();
  const double mean = static_cast<double>(batch.rows(domain_.s.record)) / 4000;
  EXPECT_GT(mean, 3.5);
  EXPECT_LT(mean, 4.6);
  const int32_t* offsets = batch.view().tables[domain_.s.record.index()].offsets;
  int32_t most = 0;
  for (int64_t i = 0; i < 4000; ++i) most = std::max(most, offsets[i + 1] - offsets[i]);
  EXPECT_EQ(most, 20);
}

TEST_F(GeneratorTest, ProceduresComeToTheirDeterminationSometimesWithoutNotice) {
  const std::string text = domain_.Generate({.subjects = 3000});
  const auto count = [&](const std::string& word) {
    size_t times = 0;
    for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      ++times;
    }
    return times;
  };
  const size_t notices = count("\"步骤\":\"告知\"");
  const size_t determinations = count("\"步骤\":\"认定\"");
  EXPECT_GT(notices, 300U);
  EXPECT_GT(determinations, 300U);
  EXPECT_GT(count("\"步骤\":\"移出\""), 20U);
  EXPECT_GT(count("\"措施\":\"绿色通道\""), 50U);
  EXPECT_GT(count("\"裁量\":\"不采取\""), 10U);
}

TEST_F(GeneratorTest, NothingLacksWhereNoneMay) {
  const Reading reading = Read(schema_, domain_.Generate({.subjects = 500, .missing_percent = 0}));
  const Batch& batch = reading.batch();
  for (int64_t i = 0; i < batch.subjects(); ++i) {
    EXPECT_NE(CellOf(domain_.b.program(), batch, domain_.region, i), "P");
    EXPECT_EQ(CompleteUntil(batch, domain_.s.record, i), INT32_MAX);
  }
}

TEST_F(GeneratorTest, RegionsAndTimesOfReceiptAreAsAsked) {
  GeneratorOptions options;
  options.subjects = 200;
  options.regions = {{"320400", 1}, {"130900", 0}};
  options.received_times = false;
  const std::string text = domain_.Generate(options);
  EXPECT_THAT(text, HasSubstr("\"登记地区\":\"320400\""));
  EXPECT_THAT(text, Not(HasSubstr("130900")));
  EXPECT_THAT(text, Not(HasSubstr("收到时间")));
}

TEST_F(GeneratorTest, AnErrorOfTheSinkEndsIt) {
  int lines = 0;
  const base::Status status =
      GenerateSubjects(domain_.b.program(), {.subjects = 10}, [&](std::string_view) {
        return ++lines < 3 ? base::Status::Ok() : base::Status(base::Error{"XZ1001", "满", "full"});
      });
  EXPECT_EQ(status.error().en, "full");
  EXPECT_EQ(lines, 3);
}

TEST_F(GeneratorTest, NeedsAnIdentifierAndAKind) {
  xinze::testing::ProgramBuilder b;
  const base::Status status =
      GenerateSubjects(b.program(), {}, [](std::string_view) { return base::Status::Ok(); });
  EXPECT_EQ(status.error().code, "XZ0935");
}

}  // namespace
}  // namespace xinze::record
