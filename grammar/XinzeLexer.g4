// Tokens of the code in policy files.
//
// Input: one block of code whose full-width punctuation, digits and letters outside quoted text have
// been folded to half width, code point for code point (compiler/syntax/lexer.cpp). An unbroken run
// of Han characters and Latin words is one NAME; a run that is a keyword as a whole gets the keyword's
// type afterwards, from compiler/syntax/keywords.def, so that a Chinese and an English spelling are
// one token and 自然人 or 非法集资 are never cut. Literals break runs; Chinese numerals are literals
// only as whole runs, which longest match gives for nothing.
lexer grammar XinzeLexer;

tokens {
  // Heads of statements: only where a line begins, elsewhere NAME.
  // 定义 is EQUATION_HEAD where = and the body stand on its line.
  K_SCHEMA, K_PARAMETER, K_VOCABULARY, K_DEFINE, EQUATION_HEAD, K_LIST, K_PROCEDURE, K_MEASURE, K_GENERAL_RULE,
  K_PRESUME, K_UNCODED, K_TEST, K_RESERVED_HEAD,
  // Hard keywords: a name that equals one stands in “ ”.
  K_OF, K_WHEN, K_AS, K_IS, K_IS_NOT, K_IN, K_NOT_IN, K_HAS, K_NO, K_HAS_VALUE, K_NO_VALUE, K_AND,
  K_OR, K_NOT, K_EVERY, K_SATISFIES, K_ANY, K_ONWARD, K_FULL, K_TO, K_LAST, K_DURING, K_UNDER,
  K_REACHED, K_CONTAINS, K_CONTAINS_ANY, K_CONTAINS_ALL, K_TRUE, K_FALSE, K_AS_OF, K_UNDEFINED,
  K_EXCEPT, K_ETC, K_ROUNDED, K_ROUNDED_DOWN, K_ROUNDED_UP, K_ALL_OF, K_ANY_OF,
  // Soft keywords: names wherever the grammar wants a name.
  K_PART_OF, K_KEY, K_BEGINS_ON, K_REQUIRED, K_ABSENT_OK, K_UNKNOWN_OK, K_EVENT, K_SET_DATE,
  K_APPLIES_TO, K_RANGE, K_ASK, K_ASKED_OF, K_SET_OF, K_VIEW, K_SELECTED_BY, K_FROM, K_TAKEN_FROM,
  K_TABLE_ABOVE, K_YIELDS_TO, K_READING, K_ADOPT, K_INTERPRETER, K_LEDGER, K_QUOTE, K_ADJUSTABLE,
  K_ENGLISH, K_ADMIT, K_EXIT, K_AFTER_EXIT, K_REFERENCE, K_EXCLUDES, K_TERRITORY, K_FOR, K_USED_FOR,
  K_STEP, K_BY, K_TOWARDS, K_EFFECT, K_OUTCOME, K_CHANNEL, K_MISSING, K_THEN, K_TARGETS, K_MATTERS,
  K_INITIATED_BY, K_IMPLEMENTED_BY, K_SHARING, K_CATEGORY, K_TERM, K_BASIS, K_BECAUSE, K_GIVEN,
  K_INCOMPLETE, K_SHOULD, K_SHOULD_NOT, K_UNKNOWN, K_NEEDS, K_KNOWN_AT, K_COUNT, K_SUM, K_EARLIEST,
  K_LATEST, K_IN_OFFICE, K_LISTED, K_WITHIN,
  // 、 between the items of a 词表, where it ends a premise instead of continuing its values.
  ITEM_COMMA
}

SPACE : [ \t\u000B\f\u00A0\u1680\u2000-\u200A\u202F\u205F]+ -> skip ;
COMMENT : '--' ~[\r\n]* -> channel(HIDDEN) ;
NEWLINE : '\r'? '\n' ;

TEXT : '“' ~[“”\r\n]* '”' | '「' ~[「」\r\n]* '」' | '"' ~["\r\n]* '"' ;
// Quotation marks that close in another kind than they opened, or are none of the language's:
// compiler/syntax/mend.cpp reads them as they were meant and says how they are written.
ODD_TEXT
  : '“' ~[“”"\r\n]* '"'
  | '”' ~[“”\r\n]* [“”]
  | '‘' ~[‘’\r\n]* '’'
  | '’' ~[‘’\r\n]* [‘’]
  | '『' ~[『』\r\n]* '』'
  | '\'' ~['\r\n]* '\''
  ;
OPEN_TEXT : '“' ~[”"\r\n]* | '「' ~[」\r\n]* | '"' ~["\r\n]* ;
// Titles stand in titles: 《关于印发《…》的通知》.
TITLE : '《' ( ~[《》\r\n] | '《' ( ~[《》\r\n] | '《' ~[《》\r\n]* '》' )* '》' )* '》' ;
OPEN_TITLE : '《' ~[》\r\n]* ;

MARKER_HAN : '(' HAN_DIGIT+ ')' ;
MARKER_NUMBER : '(' DIGIT+ ')' ;
MARKER_DOT : DIGIT+ '.' ;

// Literals, those included that are not quite right (2018/1/29, 6月, 3万): compiler/literal says what
// is wrong with them.
DATE
  : DIGIT DIGIT DIGIT DIGIT [-/.] DIGIT DIGIT? [-/.] DIGIT DIGIT?
  | DIGIT+ '年' DIGIT+ '月' (DIGIT+ [日号]?)?
  | DIGIT+ '月' DIGIT+ [日号]
  | HAN_DIGIT HAN_DIGIT HAN_DIGIT HAN_DIGIT '年' HAN_DIGIT+ '月' HAN_DIGIT+ '日'
  ;
AGE : (DIGIT+ | HAN_NUMERAL) '周岁' | DIGIT+ '岁' ;
PERIOD
  : (DIGIT+ | HAN_NUMERAL) PERIOD_UNIT
  | NUMBER (PERIOD_UNIT | NO_PERIOD_UNIT) (DIGIT+ (PERIOD_UNIT | NO_PERIOD_UNIT))* '半'?
  ;
AMOUNT
  : (NUMBER | GROUPED) [百千万亿]* '元'
  | (NUMBER | GROUPED) [百千万亿]+
  | HAN_NUMERAL ('点' HAN_DIGIT+ [百千万亿]*)? '元'
  ;
PERCENTAGE
  : NUMBER [%‰]
  | ('百分之' | '千分之' | '万分之') (NUMBER | HAN_NUMERAL ('点' HAN_DIGIT+)?)
  ;
INTEGER : DIGIT+ | GROUPED | HAN_NUMERAL ;
DECIMAL : DIGIT+ '.' DIGIT+ ;
LEDGER_ID : [A-Z]+ DIGIT+ ('-' [A-Za-z0-9]+ ('.' [A-Za-z0-9]+)*)+ ;

NAME : (HAN | [A-Za-z_] [A-Za-z0-9_]*)+ ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '〔' | '[' ;
RBRACKET : '〕' | ']' ;
SEMICOLON : ';' ;
COLON : ':' ;
ENUM_COMMA : '、' ;
COMMA : ',' ;
EQ : '=' ;
NE : '≠' | '!=' ;
LT : '<' ;
LE : '<=' | '≤' ;
GT : '>' ;
GE : '>=' | '≥' ;
PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' | '×' ;
DIVIDE : '/' | '÷' ;

OTHER : . ;

fragment DIGIT : [0-9] ;
fragment NUMBER : DIGIT+ ('.' DIGIT+)? ;
// 30,000
fragment GROUPED : DIGIT DIGIT? DIGIT? (',' DIGIT DIGIT DIGIT)+ ('.' DIGIT+)? ;
fragment HAN_DIGIT : [○〇零一二三四五六七八九十] ;
fragment HAN_NUMERAL : [○〇零一二两三四五六七八九十百千万亿]+ ;
fragment PERIOD_UNIT : '年' | '个月' | '日' | '天' | '个工作日' | '工作日' ;
fragment NO_PERIOD_UNIT
  : '月' | '周' | '个星期' | '星期' | '季度' | '个季度' | '小时' | '个小时' | '自然日' | '个自然日'
  ;
// Script Han as base::IsHan has it; \p{Han} of the tool is older than Unicode 15.
fragment HAN
  : [\u2E80-\u2FD5\u3005\u3007\u3021-\u3029\u3038-\u303B\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAD9]
  | [\u{20000}-\u{323AF}]
  ;
