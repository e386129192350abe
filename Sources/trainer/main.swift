import ArgumentParser

Train.main()
