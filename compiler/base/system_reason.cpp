#include "compiler/base/system_reason.h"

#include <cerrno>
#include <string_view>

namespace xinze::base {
namespace {

std::string_view ChineseReason(int error) {
  switch (error) {
    case ENOENT:
      return "没有这个文件或目录";
    case EACCES:
    case EPERM:
      return "没有权限";
    case ENOSPC:
    case EDQUOT:
      return "磁盘空间已满";
    case EISDIR:
      return "这是一个目录";
    case ENOTDIR:
      return "路径中有一段不是目录";
    case ELOOP:
      return "符号链接绕成了圈";
    case ENAMETOOLONG:
      return "名称过长";
    case EROFS:
      return "文件系统只读";
    case EPIPE:
      return "管道的另一端已经关闭";
    case EBADF:
      return "这个流没有打开";
    case EIO:
      return "读写磁盘出错";
    case EFBIG:
      return "文件过大";
    case EMFILE:
    case ENFILE:
      return "打开的文件过多";
    default:
      return {};
  }
}

}  // namespace

SystemReason ReasonOf(int error) {
  const std::string english = std::generic_category().message(error);
  const std::string_view chinese = ChineseReason(error);
  return {chinese.empty() ? english : std::string(chinese), english};
}

SystemReason ReasonOf(const std::error_code& error) {
  if (error.category() == std::system_category() || error.category() == std::generic_category()) {
    return ReasonOf(error.value());
  }
  return {error.message(), error.message()};
}

}  // namespace xinze::base
