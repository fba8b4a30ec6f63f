# The same scripts for those who have make.
.PHONY: demo test check
demo:
	@.ci/demo
test:
	@.ci/test
check:
	@.ci/run
