# runs inside the hold of the lock
cd /work/wt-lab
swift build --build-tests --explicit-target-dependency-import-check error > /tmp/b6.full 2>&1; grep -E 'error:|omplete' /tmp/b6.full | sort -u | head; date
timeout 200 swift test --disable-xctest --skip-build --filter 'PipeShapePostgreSQLTrialsTests|EveryCallHasAnAccessPathOnPostgreSQL|everyLineOfTheSamples' > /tmp/b6.test 2>&1; echo test $?; grep -E "✘|Test run" /tmp/b6.test | cut -c1-400; date
