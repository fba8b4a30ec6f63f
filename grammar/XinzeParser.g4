// The grammar of the code in policy files: statements of lines, lines of clauses.
//
// Input: tokens of XinzeLexer after compiler/syntax/layout.cpp, which types keywords, drops the ends
// of lines that continue (in brackets, after 、 , : = 且 或 为 当, before an item's (一)) and blank
// lines, and leaves heads of statements only where they begin a line. So every rule named …Line or
// …Head is exactly one line, and recovery never leaves the line that is wrong.
parser grammar XinzeParser;

options { tokenVocab = XinzeLexer; }

file : statement* EOF ;

statement
  : schema
  | parameter
  | vocabulary
  | definition
  | equation
  | creditList
  | procedure
  | measure
  | generalRule
  | presumption
  | uncoded
  | testCase
  | reservedStatement
  ;

lineEnd : SEMICOLON? NEWLINE ;

// ---- names ------------------------------------------------------------------------------------

name : NAME | TEXT | softKeyword ;

softKeyword
  : K_PART_OF | K_KEY | K_BEGINS_ON | K_REQUIRED | K_ABSENT_OK | K_UNKNOWN_OK | K_EVENT | K_SET_DATE
  | K_APPLIES_TO | K_RANGE | K_ASK | K_ASKED_OF | K_SET_OF | K_VIEW | K_SELECTED_BY | K_FROM
  | K_TAKEN_FROM | K_TABLE_ABOVE | K_YIELDS_TO | K_READING | K_ADOPT | K_INTERPRETER | K_LEDGER
  | K_QUOTE | K_ADJUSTABLE | K_ENGLISH | K_ADMIT | K_EXIT | K_AFTER_EXIT | K_REFERENCE | K_EXCLUDES
  | K_TERRITORY | K_FOR | K_USED_FOR | K_STEP | K_BY | K_TOWARDS | K_EFFECT | K_OUTCOME | K_CHANNEL
  | K_MISSING | K_THEN | K_TARGETS | K_MATTERS | K_INITIATED_BY | K_IMPLEMENTED_BY | K_SHARING
  | K_CATEGORY | K_TERM | K_BASIS | K_BECAUSE | K_GIVEN | K_INCOMPLETE | K_SHOULD | K_SHOULD_NOT
  | K_UNKNOWN | K_NEEDS | K_KNOWN_AT | K_COUNT | K_SUM | K_EARLIEST | K_LATEST | K_IN_OFFICE
  | K_LISTED | K_WITHIN
  ;

// A comma between names is read, and reported, as 、.
listComma : ENUM_COMMA | ITEM_COMMA | COMMA ;
nameList : name (listComma name)* ;

ledgerId : LEDGER_ID | name ;
ledgerIds : ledgerId (listComma ledgerId)* ;

// ---- what every statement may carry -------------------------------------------------------------

annotation
  : K_LEDGER ledgerIds                                                  # ledgerAnnotation
  | K_QUOTE TEXT (listComma TEXT)*                                      # quoteAnnotation
  | K_ADJUSTABLE                                                        # adjustableAnnotation
  | K_ENGLISH TEXT                                                      # englishAnnotation
  ;

annotations : (SEMICOLON annotation)* ;

// 释义 计入;问 “…”:甲 真;乙 可作依据;采用 甲;解释 省信用办
reading
  : K_READING name (SEMICOLON K_ASK TEXT)? COLON readingOption (SEMICOLON readingOption)*
    SEMICOLON K_ADOPT name (SEMICOLON K_INTERPRETER name)? (SEMICOLON annotation)*
  ;
readingOption : name expr ;

commonLine : (annotation annotations | reading) lineEnd ;

// ---- 结构 ---------------------------------------------------------------------------------------

schema : schemaHead schemaLine* ;
schemaHead : K_SCHEMA name (K_PART_OF name)? (SEMICOLON schemaAttribute)* lineEnd ;
schemaAttribute
  : K_KEY name
  | K_BEGINS_ON name
  | presence
  | annotation
  ;
presence : K_REQUIRED | K_ABSENT_OK | K_UNKNOWN_OK ;
schemaLine
  : field lineEnd
  | K_VIEW name K_WHEN expr annotations lineEnd
  | commonLine
  ;
field : name COLON fieldType (SEMICOLON fieldAttribute)* ;
fieldType : K_SET_OF name | name ;
fieldAttribute
  : presence
  | K_EVENT
  | K_SET_DATE
  | K_APPLIES_TO nameList
  | K_RANGE range
  | K_ASK TEXT
  | K_ASKED_OF TEXT
  ;
range : sum K_TO sum ;

// ---- 参数, 词表 -----------------------------------------------------------------------------------

parameter : parameterHead parameterLine* ;
parameterHead : K_PARAMETER name EQ expr (SEMICOLON parameterAttribute)* lineEnd ;
parameterAttribute : K_SELECTED_BY selection | annotation ;
selection : K_AS_OF | name ;
parameterLine
  : K_FROM sum EQ expr lineEnd
  | K_SELECTED_BY selection lineEnd
  | commonLine
  ;

vocabulary : vocabularyHead vocabularyLine* ;
vocabularyHead
  : K_VOCABULARY name
    (COLON vocabularyItems | K_TAKEN_FROM K_TABLE_ABOVE LPAREN nameList RPAREN)? annotations lineEnd
  ;
vocabularyLine
  : vocabularyItem COLON vocabularyItems annotations lineEnd
  | vocabularyItems annotations lineEnd
  | commonLine
  ;
vocabularyItems : vocabularyEntry (listComma vocabularyEntry)* ;
vocabularyEntry : K_ETC | vocabularyItem ;
vocabularyItem : name TEXT? (K_WHEN expr)? ;

// ---- 定义 ---------------------------------------------------------------------------------------

definition : definitionHead (definitionLine | bodyLine)* ;
definitionHead : K_DEFINE qualifiedName annotations lineEnd ;
equation : equationHead definitionLine* ;
equationHead : EQUATION_HEAD qualifiedName EQ caseBody annotations lineEnd ;
qualifiedName : name (K_OF name)? ;
// v 当 c (例外 …)
caseBody : expr (K_WHEN expr)? nestedExceptions ;
nestedExceptions : (LPAREN exceptionBody RPAREN)* ;
exceptionBody : K_EXCEPT (K_AS expr)? (K_WHEN expr)? nestedExceptions annotations ;
// One body alone on its line stands in place of =.
bodyLine : caseBody annotations lineEnd ;
definitionLine
  : (K_AS caseBody | undefinedCase) annotations lineEnd
  | exceptionBody lineEnd
  | K_YIELDS_TO nameList lineEnd
  | commonLine
  ;
// 未定 当 程度 是 轻微
undefinedCase : K_UNDEFINED (K_WHEN expr)? nestedExceptions ;

// ---- 名单 ---------------------------------------------------------------------------------------

creditList : creditListHead creditListLine* ;
creditListHead : K_LIST name K_IS name annotations lineEnd ;
creditListLine
  : K_ADMIT K_WHEN? expr annotations lineEnd
  | K_EXIT K_WHEN? expr annotations lineEnd
  | K_EXCEPT K_FOR name K_WHEN expr annotations lineEnd
  | K_REFERENCE (K_WHEN expr | collection) annotations lineEnd
  | K_AFTER_EXIT K_ADMIT nameList annotations lineEnd
  | exclusion annotations lineEnd
  | K_TERRITORY name annotations lineEnd
  | commonLine
  ;
exclusion : K_EXCLUDES expr (listComma expr)* ;

// ---- 程序 ---------------------------------------------------------------------------------------

procedure : procedureHead procedureLine* ;
procedureHead : K_PROCEDURE name (K_USED_FOR nameList)? annotations lineEnd ;
procedureLine
  : K_STEP nameList stepPart* (SEMICOLON stepPart+)* lineEnd
  | K_MISSING name K_THEN name annotations lineEnd
  | commonLine
  ;
stepPart
  : K_BY name (LPAREN expr RPAREN)?
  | K_TOWARDS name
  | K_WHEN expr
  | K_FROM name K_ONWARD
  | literal K_WITHIN
  | K_EFFECT (K_NO | name)
  | K_OUTCOME nameList
  | K_CHANNEL K_CONTAINS_ALL? nameList
  | annotation
  ;

// ---- 措施, 通则, 推定, 不编码 ------------------------------------------------------------------------

measure : measureHead measureLine* ;
measureHead : K_MEASURE nameList (K_IS nameList)? (SEMICOLON measureClause)* lineEnd ;
measureLine
  : measureClause (SEMICOLON measureClause)* lineEnd
  | reading lineEnd
  ;
measureClause
  : K_WHEN expr
  | K_TARGETS target (listComma target)*
  | K_MATTERS nameList
  | K_INITIATED_BY nameList
  | K_IMPLEMENTED_BY nameList
  | K_SHARING name
  | K_CATEGORY name
  | K_TERM termPart
  | atMost
  | K_BASIS citation (listComma citation)*
  | annotation
  ;
target : name (LPAREN expr RPAREN)? ;
termPart : K_TO K_EXIT | K_TO expr | atMost | sum ;
atMost : LE sum ;

// 《招标投标法》第五十三条(1年 至 2年): as written; compiler/literal reads it.
citation : citationPart+ (LPAREN range RPAREN)? ;
citationPart
  : TITLE | NAME | INTEGER | LBRACKET INTEGER RBRACKET
  | MARKER_HAN | MARKER_NUMBER | MARKER_DOT | TEXT
  | LPAREN NAME (LBRACKET INTEGER RBRACKET INTEGER NAME)? RPAREN
  ;

generalRule : generalRuleHead generalRuleLine* ;
generalRuleHead : K_GENERAL_RULE K_EVERY collection (SEMICOLON measureClause)* lineEnd ;
generalRuleLine : exclusion annotations lineEnd | measureLine ;

presumption : presumptionHead presumptionLine* ;
presumptionHead : K_PRESUME qualifiedName K_AS expr annotations lineEnd ;
presumptionLine : commonLine ;

uncoded : uncodedHead uncodedLine* ;
uncodedHead : K_UNCODED K_LEDGER? ledgerIds K_BECAUSE name (SEMICOLON TEXT)? annotations lineEnd ;
uncodedLine : commonLine ;

// ---- 测试 ---------------------------------------------------------------------------------------

testCase : testCaseHead testCaseLine* ;
testCaseHead : K_TEST name annotations lineEnd ;
testCaseLine
  : K_GIVEN row lineEnd
  | row lineEnd
  | K_INCOMPLETE name lineEnd
  | assertion lineEnd
  | commonLine
  ;
row : name rowBody? ;
rowBody : LPAREN (rowField (SEMICOLON rowField)*)? SEMICOLON? RPAREN ;
rowField
  : name K_UNKNOWN
  | name rowBody
  | name value (listComma value)*
  ;
assertion : DATE outcome (SEMICOLON assertionAttribute)* ;
outcome
  : K_SHOULD expr
  | K_SHOULD_NOT expr
  | K_UNKNOWN expr
  | name name
  ;
assertionAttribute
  : K_BASIS nameList
  | K_TARGETS nameList
  | K_NEEDS nameList
  | K_KNOWN_AT (DATE | TEXT)
  ;

// 目录, 记入, 要求: kept for a later version; reported and passed over.
reservedStatement : reservedStatementHead reservedStatementLine* ;
reservedStatementHead : K_RESERVED_HEAD ~NEWLINE* NEWLINE ;
reservedStatementLine
  : ~(NEWLINE | K_SCHEMA | K_PARAMETER | K_VOCABULARY | K_DEFINE | EQUATION_HEAD | K_LIST
      | K_PROCEDURE | K_MEASURE | K_GENERAL_RULE | K_PRESUME | K_UNCODED | K_TEST
      | K_RESERVED_HEAD)
    ~NEWLINE* NEWLINE
  ;

// ---- expressions --------------------------------------------------------------------------------

// 且 and 或 at one level are read, and reported, together; a comma is reported too.
expr : operand (connective operand)* ;
connective : K_AND | K_OR | COMMA ;

operand
  : K_NOT operand                                                      # notOperand
  | K_EVERY collection K_SATISFIES operand                             # everyOperand
  | (K_ALL_OF | K_ANY_OF) COLON? enumeration                           # enumeratedOperand
  | comparison                                                         # comparisonOperand
  ;

// (一)甲;(二)乙. One kind of marker, so that an enumeration of 1. 2. stands inside one of (一) (二).
enumeration : hanItem+ | numberItem+ | dotItem+ ;
hanItem : MARKER_HAN expr SEMICOLON? ;
numberItem : MARKER_NUMBER expr SEMICOLON? ;
dotItem : MARKER_DOT expr SEMICOLON? ;

comparison : term comparisonTail? ;
comparisonTail
  : (EQ | NE | LT | LE | GT | GE) term                                 # orderTail
  | (K_HAS_VALUE | K_NO_VALUE)                                         # hasValueTail
  | (K_IN | K_PART_OF | K_NOT_IN) values                               # belongsTail
  | (K_IS | K_IS_NOT) values                                           # isTail
  | (K_CONTAINS | K_CONTAINS_ANY | K_CONTAINS_ALL) values              # containsTail
  | K_DURING (K_LAST term K_WITHIN? | range)                           # duringTail
  | (K_UNDER | K_REACHED) term                                         # ageTail
  | K_IN_OFFICE                                                        # officeTail
  ;
values : value (ENUM_COMMA value)* ;
value : sum ;

// 认定日期 起 满 有效期; 金额 * 12.5% 四舍五入到 分: nothing may follow what rounds, so that it is clear
// what is rounded
term : sum (K_ONWARD K_FULL sum | rounding)? ;
// The unit is one of a few words; 万元 alone is an AMOUNT to the lexer.
rounding : (K_ROUNDED | K_ROUNDED_DOWN | K_ROUNDED_UP) (name | AMOUNT) ;
sum : product ((PLUS | MINUS) product)* ;
product : factor ((TIMES | DIVIDE) factor)* ;
factor : MINUS factor | primary ;

primary
  : literal                                                            # literalPrimary
  | K_AS_OF                                                            # asOfPrimary
  | K_UNDEFINED                                                        # undefinedPrimary
  | K_HAS collection                                                   # hasPrimary
  | K_NO collection                                                    # noPrimary
  | K_NO                                                               # absentPrimary
  | K_COUNT collection                                                 # countPrimary
  | (K_SUM | K_EARLIEST | K_LATEST) collection K_OF name               # foldPrimary
  | K_ANY collection                                                   # anyListPrimary
  | K_LISTED name?                                                     # listedPrimary
  | name LPAREN expr RPAREN                                            # rowsPrimary
  | name (K_OF name)*                                                  # namePrimary
  | LPAREN expr RPAREN                                                 # bracketPrimary
  ;
collection : name (LPAREN expr RPAREN)? ;
literal : INTEGER | DECIMAL | PERCENTAGE | AMOUNT | DATE | PERIOD | AGE | K_TRUE | K_FALSE ;
